// The journals that NASA ADS writes as commands, `journal = {\apj}`, as AASTeX prints them.
// https://ui.adsabs.harvard.edu/help/actions/journal-macros
const journals: ReadonlyMap<string, string> = new Map(
  `aj AJ;araa ARA&A;apj ApJ;apjl ApJL;apjs ApJS;apss Ap&SS;aap A&A;aapr A&A Rev.;aaps A&AS;baas BAAS;icarus Icarus;jcap JCAP
mnras MNRAS;na New A;nar New A Rev.;nat Nature;pasa PASA;pasp PASP;pasj PASJ;psj PSJ;pra Phys. Rev. A;prb Phys. Rev. B
prc Phys. Rev. C;prd Phys. Rev. D;pre Phys. Rev. E;prl Phys. Rev. Lett.;physrep Phys. Rep.;procspie Proc. SPIE
solphys Sol. Phys.;ssr Space Sci. Rev.;planss Planet. Space Sci.;grl Geophys. Res. Lett.;jgr J. Geophys. Res.`
    .split(/[;\n]/)
    .map((row): [string, string] => [row.slice(0, row.indexOf(' ')), row.slice(row.indexOf(' ') + 1)]),
);

/** Returns the journal of a field that is such a command and nothing else. */
export function journalOfMacro(field: string): string | undefined {
  return journals.get(/^[\s{]*\\([a-z]+)[\s{}]*$/.exec(field)?.[1] ?? '');
}
