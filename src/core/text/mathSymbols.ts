// Tables of mathematical symbols of LaTeX and AMS in Unicode; of superscript, subscript and double-struck letters.
import { symbolTable } from './latexSymbols.ts';

/** Commands for Greek letters, which are read, and also written to bibliographies in math mode. */
export const greek = symbolTable(`
  Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω alpha α beta β gamma γ delta δ
  varepsilon ε zeta ζ eta η theta θ iota ι kappa κ lambda λ mu μ nu ν xi ξ pi π rho ρ varsigma ς sigma σ tau τ
  upsilon υ varphi φ chi χ psi ψ omega ω epsilon ϵ vartheta ϑ varpi ϖ varrho ϱ phi ϕ`);

export const mathSymbols = symbolTable(String.raw`
  omicron ο varkappa ϰ digamma ϝ varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varPhi Φ
  varPsi Ψ varOmega Ω upmu μ upalpha α upbeta β upgamma γ uppi π
  ell ℓ hbar ℏ hslash ℏ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ gimel ℷ imath ı jmath ȷ partial ∂ nabla ∇ infty ∞ emptyset ∅
  varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ complement ∁ top ⊤ bot ⊥ angle ∠ measuredangle ∡ triangle △
  triangledown ▽ square □ Box □ blacksquare ■ diamond ⋄ Diamond ◇ lozenge ◊ star ⋆ bigstar ★ clubsuit ♣ diamondsuit ♢
  heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯ checkmark ✓ cmark ✓ xmark ✗ prime ′ backprime ‵ surd √ mho ℧ eth ð
  pm ± mp ∓ times × div ÷ cdot · centerdot · ast ∗ circ ∘ bullet ∙ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ odot ⊙ dagger †
  ddagger ‡ amalg ⨿ wedge ∧ land ∧ vee ∨ lor ∨ cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ setminus ∖ smallsetminus ∖ wr ≀
  bigcirc ◯ ltimes ⋉ rtimes ⋊ bowtie ⋈ Join ⋈ intercal ⊺ dotplus ∔ boxplus ⊞ boxtimes ⊠ circledast ⊛ circledcirc ⊚
  sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcap ⋂ bigcup ⋃ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂
  bigodot ⨀ bigsqcup ⨆ biguplus ⨄
  le ≤ leq ≤ leqslant ⩽ leqq ≦ ge ≥ geq ≥ geqslant ⩾ geqq ≧ ne ≠ neq ≠ lt < gt > ll ≪ lll ⋘ gg ≫ ggg ⋙ equiv ≡ sim ∼
  nsim ≁ simeq ≃ approx ≈ thickapprox ≈ thicksim ∼ approxeq ≊ cong ≅ ncong ≇ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔
  coloneq ≔ eqqcolon ≕ propto ∝ varpropto ∝ prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽ lesssim ≲
  gtrsim ≳ lessapprox ⪅ gtrapprox ⪆ lessgtr ≶ nless ≮ ngtr ≯ nleq ≰ ngeq ≱ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇
  subsetneq ⊊ supsetneq ⊋ nsubseteq ⊈ sqsubset ⊏ sqsubseteq ⊑ sqsupseteq ⊒ in ∈ notin ∉ ni ∋ owns ∋ mid ∣ nmid ∤
  parallel ∥ nparallel ∦ perp ⊥ vdash ⊢ dashv ⊣ models ⊨ vDash ⊨ Vdash ⊩ nvdash ⊬ therefore ∴ because ∵ smile ⌣ frown ⌢
  vartriangleleft ⊲ lhd ⊲ vartriangleright ⊳ rhd ⊳ trianglelefteq ⊴ unlhd ⊴ triangleright ▷ triangleleft ◁
  leftarrow ← gets ← rightarrow → to → leftrightarrow ↔ Leftarrow ⇐ Rightarrow ⇒ Leftrightarrow ⇔ implies ⟹ impliedby ⟸
  iff ⟺ longleftarrow ⟵ longrightarrow ⟶ longleftrightarrow ⟷ Longleftarrow ⟸ Longrightarrow ⟹ Longleftrightarrow ⟺
  mapsto ↦ longmapsto ⟼ uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖
  hookrightarrow ↪ hookleftarrow ↩ rightharpoonup ⇀ rightharpoondown ⇁ leftharpoonup ↼ rightleftharpoons ⇌
  leftrightharpoons ⇋ rightrightarrows ⇉ rightleftarrows ⇄ leftrightarrows ⇆ rightsquigarrow ⇝ leadsto ⇝
  twoheadrightarrow ↠ rightarrowtail ↣ circlearrowleft ↺ circlearrowright ↻ nrightarrow ↛ multimap ⊸ upharpoonright ↾
  langle ⟨ rangle ⟩ lceil ⌈ rceil ⌉ lfloor ⌊ rfloor ⌋ llbracket ⟦ rrbracket ⟧ lbrace { rbrace } lvert | rvert | vert |
  lVert ‖ rVert ‖ Vert ‖ backslash \
  cdots ⋯ ldots … dots … dotsc … dotsb ⋯ vdots ⋮ ddots ⋱ colon : And & mathdollar $ mathsection § mathsterling £`);

/** Commands that print their own name, separated from letters and digits by spaces: `O(n\log n)`. */
export const operators: ReadonlySet<string> = new Set(
  `arccos arcsin arctan arg argmax argmin cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log
  max min mod Pr sec sin sinh sup tan tanh`.split(/\s+/),
);

/** Combining marks of math accents, which apply to single letters only. */
export const mathAccents: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ grave: '\u0300', acute: '\u0301', hat: '\u0302', widehat: '\u0302', tilde: '\u0303' },
    ...{ widetilde: '\u0303', bar: '\u0304', overline: '\u0304', breve: '\u0306', dot: '\u0307' },
    ...{ ddot: '\u0308', mathring: '\u030A', check: '\u030C', widecheck: '\u030C', vec: '\u20D7' },
    ...{ underline: '\u0332', underbar: '\u0332', not: '\u0338' },
  }),
);

const letters = (from: string, to: string): ReadonlyMap<string, string> => {
  const signs = Array.from(to);
  return new Map(Array.from(from, (letter, at) => [letter, signs[at] ?? letter]));
};
/** Characters that stay the same as super- and subscripts. */
const asItIs = '′″‴°*∗†‡,';
export const superscripts = letters(
  `0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ∘${asItIs}`,
  `⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡ°${asItIs}`,
);
export const subscripts = letters(
  `0123456789+-−=()aehijklmnoprstuvxβγρφχ${asItIs}`,
  `₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ${asItIs}`,
);
export const doubleStruck = letters('ABCDEFGHIJKLMNOPQRSTUVWXYZ1', '𝔸𝔹ℂ𝔻𝔼𝔽𝔾ℍ𝕀𝕁𝕂𝕃𝕄ℕ𝕆ℙℚℝ𝕊𝕋𝕌𝕍𝕎𝕏𝕐ℤ𝟙');
