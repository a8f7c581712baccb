// Decides from a venue's name whether its papers are journal articles or conference contributions. The word
// "Proceedings" is
// not decisive: learned societies publish journals of that name, and conference names often lack it.

const any = (...patterns: readonly string[]): string => `\\b(?:${patterns.join('|')})\\b`;

const proceedings = 'proc(?:eedings)?';
/**
 * Patterns of journal names. Tested before `conferences`, because some journal names contain words typical of
 * conferences.
 */
const journals = new RegExp(
  [
    any('PNAS', 'PVLDB', 'PACM(?:PL|HCI|MOD|NET|SE|CGIT)', 'IMWUT', 'POMACS', 'PoPETs'),
    any('VLDB Endow(?:ment)?', 'Clinic Proceedings', `IEE Proceedings`, `${proceedings} suppl`),
    `\\b${proceedings} (?:of )?(?:the )?(?:I ?R ?E|I ?E ?E(?: ?E)?)(?:$|[,;:(]| \\d)`,
    `\\b${proceedings} (?:of )?(?:the )?ACM (?:on|program|hum|interact|meas|manag|softw|netw|comput graph)\\b`,
    `\\b${proceedings} (?:of )?(?:the )?(?:nat(?:l|ional)? acad|r(?:oy(?:al)?)? soc|biol\\w* sci|math\\w*,? phys)`,
    `^${proceedings} on\\b`,
    any('(?:annual|annu|ann) rev(?:iews?)?', 'annals', 'quarterly', 'magazine', 'bulletin'),
    any('journal', 'j', 'transactions', 'trans', 'letters', 'lett'),
    `\\bSIG[A-Z]+\\b.*${any('review', 'record', 'notices', 'news', 'newsletter', 'explorations', 'forum')}`,
  ].join('|'),
  'i',
);

const conferences = new RegExp(
  [
    any(
      'conf(?:erences?)?',
      'conf[eé]ren[cz]\\w+',
      'kon[fg]re\\w+',
      'symp(?:osi(?:um|a))?',
      'workshops?',
      'wksp',
    ),
    any('meetings?', 'congress', 'congreso', 'convention', 'colloquium on', 'summit', 'tagung'),
    any(
      'lecture notes in',
      'communications in computer and information science',
      'findings of',
      'hot topics in',
    ),
    any('advances in cryptology', '(?:north american|european|asia-pacific) chapter of'),
    any('association for computational linguistics', 'neural information processing systems'),
    any('computer vision and pattern recognition', 'knowledge discovery and data mining'),
    any('web search and data mining', 'empirical methods in natural language processing'),
    any('uncertainty in artificial intelligence', '(?:computational|algorithmic) learning theory'),
    any('learning representations', 'artificial intelligence and statistics', 'learning on graphs'),
    any('robotics science and systems', 'intelligent robots and systems', 'very large data ?bases'),
    any('human factors in computing systems', 'user interface software and technology'),
    any('(?:operating|networked) systems design and implementation', 'file and storage technologies'),
    any('programming language design and implementation', 'principles of programming languages'),
    any('architectural support for programming languages', 'computer aided verification'),
    any(
      'tools and algorithms for (?:the )?construction',
      'theory and applications of satisfiability testing',
    ),
    any(
      'principles and practice of (?:constraint|parallel|declarative)',
      'principles of knowledge representation',
      'fast software encryption',
    ),
    any('theory of cryptography', 'financial cryptography', 'computer and communications security'),
    any(
      'medical image computing and computer[ -]assisted intervention',
      'information processing in medical imaging',
    ),
    any('parallel problem solving from nature', 'text speech and dialogue', 'automatic speech recognition'),
    any('spoken language technology', 'passive and active (?:network )?measurement', 'graph drawing'),
    // "Proceedings of the 41st …", "Proceedings of the 2019 …"
    `\\b${proceedings}\\b.*\\b(?:\\d+(?:st|nd|rd|th)|(?:19|20)\\d\\d)\\b`,
  ].join('|'),
  'i',
);

/** Matched in any case if at most a year follows, else only in this case, because "Chi" and "Colt" are also names. */
const acronyms =
  'CVPRW? ICCVW? ECCV ACCV WACV BMVC 3DV NeurIPS NIPS ICML ICLR AISTATS UAI COLT ALT ACML AAAI IJCAI ECAI ACL EMNLP ' +
  'NAACL(?:-HLT)? EACL AACL IJCNLP COLING CoNLL LREC SemEval WMT IWSLT INTERSPEECH Interspeech ICASSP ASRU SLT ISMIR ' +
  'ICRA IROS RSS CoRL HRI KDD WWW SIGIR WSDM CIKM RecSys ECIR TREC CHI UIST CSCW IUI SIGGRAPH(?: Asia)? Eurographics ' +
  'MICCAI MIDL ISBI IPMI ICPR ICIP ICME IJCNN ECML PKDD ICDM SDM GECCO AAMAS ICAPS OSDI SOSP NSDI EuroSys SIGCOMM ' +
  'INFOCOM MobiCom SIGMOD VLDB ICDE EDBT PODS PLDI POPL OOPSLA ICFP ECOOP ASPLOS ISCA HPCA MICRO STOC FOCS SODA ' +
  'ICALP PODC SPAA CAV TACAS CRYPTO EUROCRYPT ASIACRYPT CCS NDSS ICSE FSE ASE ISSTA MSR MLSys SPIE';
const among = acronyms.replaceAll(' Asia', '~').split(' ').join('|').replace('~', ' Asia');
const acronym = new RegExp(`(?<![\\w-])(?:${among})(?![A-Za-z])`);
const onlyAcronym = new RegExp(`^(?:${among})(?:[ '’-]*(?:\\d{4}|\\d\\d))?$`, 'i');

const society =
  /\b(?:acad|akad|academy|academies|soc|society|societies|inst|institute|institution|assoc|association|union)\b/i;

/**
 * Classifies a full or abbreviated name, mostly English ones. Names without signs of a conference count as journals.
 */
export function venueKind(venue: string): 'article' | 'conference' {
  // Treats "Proc.Nat.Acad.Sci." like "Proc Natl Acad Sci".
  const name = venue
    .replace(/&/g, ' and ')
    .replace(/[.:\s]+/g, ' ')
    .trim();
  if (journals.test(name)) return 'article';
  if (conferences.test(name) || acronym.test(name) || onlyAcronym.test(name)) return 'conference';
  return /\bproc(?:eedings)?\b/i.test(name) && !society.test(name) ? 'conference' : 'article';
}
