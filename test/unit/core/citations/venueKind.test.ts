import { assert } from 'chai';
import { venueKind } from '../../../../src/core/citations/venueKind.ts';

const conferences = `
Neural Information Processing Systems
Advances in Neural Information Processing Systems
Advances in Neural Information Processing Systems 30 (2017)
NeurIPS
neurips 2023
NIPS'17
Computer Vision and Pattern Recognition
2016 IEEE Conference on Computer Vision and Pattern Recognition (CVPR)
IEEE/CVF Computer Vision and Pattern Recognition
CVPR 2020
CVPRW
Proc. IEEE Conf. Comput. Vis. Pattern Recognit.
Proc. IEEE CVPR
Proceedings of CVPR
International Conference on Machine Learning
International Conference on Learning Representations
Proceedings of the 37th International Conference on Machine Learning
Proceedings of Machine Learning Research
Annual Meeting of the Association for Computational Linguistics
Proceedings of the Association for Computational Linguistics
Findings of the Association for Computational Linguistics: EMNLP 2021
Findings of EMNLP
North American Chapter of the Association for Computational Linguistics
Conference on Empirical Methods in Natural Language Processing
Empirical Methods in Natural Language Processing
Knowledge Discovery and Data Mining
Web Search and Data Mining
Robotics: Science and Systems
IEEE/RJS International Conference on Intelligent RObots and Systems
Uncertainty in Artificial Intelligence
International Joint Conference on Artificial Intelligence
AAAI Conference on Artificial Intelligence
Proceedings of the AAAI Conference on Artificial Intelligence
Annual Conference Computational Learning Theory
The Web Conference
Interspeech
ICASSP 2021 - 2021 IEEE International Conference on Acoustics, Speech and Signal Processing (ICASSP)
USENIX Security Symposium
Symposium on Operating Systems Principles
Operating Systems Design and Implementation
Programming Language Design and Implementation
Computer Aided Verification
Medical Image Computing and Computer-Assisted Intervention – MICCAI 2015
Lecture Notes in Computer Science
Proceedings of the Annual Meeting of the Cognitive Science Society
Proceedings of the 41st Annual Conference of the Cognitive Science Society
Proceedings of the Human Factors and Ergonomics Society Annual Meeting
Proceedings of the 2019 ACM SIGSAC Conference on Computer and Communications Security
Proceedings of the ACM SIGKDD International Conference on Knowledge Discovery & Data Mining
Proceedings of Things
Proc. SPIE
Proceedings of SPIE
AIP Conference Proceedings
CEUR Workshop Proceedings
Electronic Proceedings in Theoretical Computer Science
Proceedings of the Python in Science Conference
Proceedings of the VLDB Conference
Very Large Data Bases Conference
VLDB
Extended Abstracts of the CHI Conference on Human Factors in Computing Systems
ACM SIGGRAPH 2022 Conference Proceedings
Congress on Evolutionary Computation
Symposium (International) on Combustion
Workshop on Machine Learning for Health
British Machine Vision Conference
EUROCRYPT
Advances in Cryptology – CRYPTO 2019
`;

const journals = `
Proceedings of the National Academy of Sciences
Proceedings of the National Academy of Sciences of the United States of America
Proceedings of the National Academy of Sciences, 2019
Proc. Natl. Acad. Sci. U.S.A.
Proc Natl Acad Sci USA
Proc.Nat.Acad.Sci. 117 (2020) 30033
PNAS
PNAS Nexus
Proceedings of the Indian Academy of Sciences
Proceedings of the Japan Academy, Series A
Proc. IEEE
Proc. of the IEEE
Proceedings of the IEEE
Proceedings of the IEEE, 86(11)
Proceedings of the IRE
Proceedings of the Institute of Radio Engineers
IEE Proceedings - Control Theory and Applications
PVLDB
Proceedings of the VLDB Endowment
Proc. VLDB Endow.
The VLDB Journal
Proceedings of the ACM on Programming Languages
Proc. ACM Program. Lang.
Proceedings of the ACM on Human-Computer Interaction
Proc. ACM Interact. Mob. Wearable Ubiquitous Technol.
PACMPL
Proceedings of the Royal Society of London. Series A
Proceedings of the Royal Society B: Biological Sciences
Proc. R. Soc. A
Proc. Roy. Soc. Lond.
Proceedings. Biological sciences
Proceedings of the American Mathematical Society
Proc. Amer. Math. Soc.
Proceedings of the London Mathematical Society
Proc. London Math. Soc.
Proceedings of the Edinburgh Mathematical Society
Proceedings of the Institution of Mechanical Engineers, Part C
Proceedings of the Institution of Civil Engineers
Proceedings of the Nutrition Society
Proceedings of the Combustion Institute
Proceedings of the Steklov Institute of Mathematics
Proceedings of the American Philosophical Society
Proceedings of the Geologists' Association
Proceedings of the International Astronomical Union
Proceedings on Privacy Enhancing Technologies
Mayo Clinic Proceedings
Annual Review of Psychology
Annual Review of Statistics and Its Application
Annu. Rev. Neurosci.
Annual Reviews in Control
Annual Reports in Medicinal Chemistry
Annals of Statistics
Nature
Science
Nature Communications
Pattern Recognition
Pattern Recognition Letters
Computer Vision and Image Understanding
International Journal of Computer Vision
Data Mining and Knowledge Discovery
Machine Learning
Journal of Machine Learning Research
J. Mach. Learn. Res.
Transactions on Machine Learning Research
Transactions of the Association for Computational Linguistics
Computational Linguistics
IEEE Transactions on Pattern Analysis and Machine Intelligence
IEEE Trans. Pattern Anal. Mach. Intell.
ACM Transactions on Graphics (SIGGRAPH)
Computer Graphics Forum
Colloquium Mathematicum
Physical Review Letters
Phys. Rev. Lett. 116, 061102
Phys.Rev.D 98 (2018) 030001
Journal of Physics: Conference Series
J.Phys.Conf.Ser. 2438 (2023)
Nucl.Phys.Proc.Suppl. 123
SIGMOD Record
ACM SIGPLAN Notices
ACM SIGCOMM Computer Communication Review
ACM SIGKDD Explorations Newsletter
Communications of the ACM
IEEE Micro
Bulletin of the American Physical Society
Neural Networks
Neural Computation
Acta Mathematica
Chi-square Studies
eLife
PLoS ONE
Experimental & Empirical Studies eJournal
`;

const lines = (text: string): string[] => text.trim().split('\n');

describe('venueKind', () => {
  for (const venue of lines(conferences))
    it(`${venue} is a conference`, () => {
      assert.equal(venueKind(venue), 'conference');
    });

  for (const venue of lines(journals))
    it(`${venue} is a journal`, () => {
      assert.equal(venueKind(venue), 'article');
    });
});
