// Papers of a few subjects, with words of their own, for tests of what lies near what.
import type { Paper } from '../../src/core/papers/paper.ts';
import { noBackgroundFrequency } from '../../src/core/related/backgroundFrequency.ts';
import { RelatedEngine } from '../../src/core/related/relatedEngine.ts';
import { seededRandom } from '../../src/core/map/seededRandom.ts';
import { countingClock } from './clock.ts';
import { paper } from './papers.ts';

const wordsOf: Readonly<Record<string, string>> = {
  heart: 'electrocardiogram arrhythmia heartbeat atrial fibrillation cardiac ventricular sinus',
  speech: 'phoneme vocoder prosody utterance acoustic spectrogram voice diphthong',
  robot: 'gripper manipulator kinematics actuator trajectory torque locomotion quadruped',
};

/** Returns so many papers of each subject; each has a random half of the words of its subject in its abstract. */
export function papersBySubject(count: number, subjects = Object.keys(wordsOf)): Paper[] {
  const random = seededRandom(7);
  return subjects.flatMap(subject =>
    Array.from({ length: count }, (_, at) => {
      const words = (wordsOf[subject] ?? '').split(' ');
      const chosen = words.filter((_, place) => place === at % words.length || random() < 0.5);
      return paper({
        id: `local:${subject}-${at}`,
        title: `${chosen[0] ?? ''} ${chosen[1] ?? ''} ${at}`,
        abstract: chosen.join(', '),
        theme: '',
      });
    }),
  );
}

export async function engineOf(papers: readonly Paper[]): Promise<RelatedEngine> {
  const engine = new RelatedEngine(countingClock(), noBackgroundFrequency);
  await engine.index(papers);
  return engine;
}
