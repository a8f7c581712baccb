// The journals that NASA ADS and the styles of astronomy write as commands: `journal = {\apj}`.
// https://ui.adsabs.harvard.edu/help/actions/journal-macros
const journals: ReadonlyMap<string, string> = new Map(
  `aj Astronomical Journal;actaa Acta Astronomica;araa Annual Review of Astronomy and Astrophysics;ao Applied Optics
apj Astrophysical Journal;apjl Astrophysical Journal Letters;apjs Astrophysical Journal Supplement Series
apss Astrophysics and Space Science;aap Astronomy and Astrophysics;aapr Astronomy and Astrophysics Review
aaps Astronomy and Astrophysics Supplement Series;azh Astronomicheskii Zhurnal;icarus Icarus
baas Bulletin of the American Astronomical Society;jcap Journal of Cosmology and Astroparticle Physics
jrasc Journal of the Royal Astronomical Society of Canada;memras Memoirs of the Royal Astronomical Society
mnras Monthly Notices of the Royal Astronomical Society;na New Astronomy;nar New Astronomy Reviews
pra Physical Review A;prb Physical Review B;prc Physical Review C;prd Physical Review D;pre Physical Review E
prl Physical Review Letters;pasa Publications of the Astronomical Society of Australia
pasp Publications of the Astronomical Society of the Pacific;pasj Publications of the Astronomical Society of Japan
qjras Quarterly Journal of the Royal Astronomical Society;rmxaa Revista Mexicana de Astronomia y Astrofisica
solphys Solar Physics;sovast Soviet Astronomy;ssr Space Science Reviews;nat Nature;aplett Astrophysics Letters
grl Geophysical Research Letters;gca Geochimica et Cosmochimica Acta;jcp Journal of Chemical Physics
jgr Journal of Geophysical Research;jqsrt Journal of Quantitative Spectroscopy and Radiative Transfer
memsai Memorie della Societa Astronomica Italiana;nphysa Nuclear Physics A;physrep Physics Reports;physscr Physica Scripta
planss Planetary and Space Science;procspie Proceedings of the SPIE;psj Planetary Science Journal`
    .split(/[;\n]/)
    .map((row): [string, string] => [row.slice(0, row.indexOf(' ')), row.slice(row.indexOf(' ') + 1)]),
);

/** Returns the journal of a field that is such a command and nothing else. */
export function journalOfMacro(field: string): string | undefined {
  return journals.get(/^[\s{]*\\([a-z]+)[\s{}]*$/.exec(field)?.[1] ?? '');
}
