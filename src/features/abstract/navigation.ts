// Back and forward through the papers read, and previous and next in the list that the paper was opened from.
import * as vscode from 'vscode';
import type { Paper, PaperId } from '../../core/papers/paper.ts';
import type { Because, PaperList } from '../../core/papers/paperList.ts';
import { listPosition, ReadingHistory, type Visit } from '../../core/papers/readingHistory.ts';
import { isolate } from '../../platform/isolate.ts';
import { formatNumber } from '../../platform/numbers.ts';
import type { NavigationViewModel } from '../../protocol/abstractViewModels.ts';

/** Where a step leads: through what was read, or through the list that the paper was opened from. */
export type Direction = 'back' | 'forward' | 'previous' | 'next';

const stepCommands = {
  back: 'goBack',
  forward: 'goForward',
  previous: 'previousPaper',
  next: 'nextPaper',
} as const;

export class Navigation {
  readonly #history = new ReadingHistory();

  visit(id: PaperId, list: PaperList | undefined): void {
    this.#history.visit({ id, list });
  }

  /** Takes the step and returns the paper it leads to; undefined when it leads nowhere. */
  async go(direction: Direction): Promise<PaperId | undefined> {
    const history = this.#history;
    if (direction === 'back') return history.previous && history.back()?.id;
    if (direction === 'forward') return history.next && history.forward()?.id;
    const visit = (await this.#targets())[direction];
    if (visit !== undefined) history.visit(visit);
    return visit?.id;
  }

  /** Returns why the paper is in the list it was opened from. */
  because(paper: Paper): Because | undefined {
    const { current } = this.#history;
    return current?.id === paper.id ? current.list?.because?.(paper) : undefined;
  }

  /** Returns undefined when no step leads anywhere. */
  async viewModel(id: PaperId): Promise<NavigationViewModel | undefined> {
    const { t } = vscode.l10n;
    const targets = await this.#targets();
    const { back, forward, previous, next, position } = targets;
    if ([back, forward, previous, next].every(target => target === undefined)) return undefined;
    const step = (direction: Direction, sign: string, label: string) => ({
      ...{ sign, label, command: stepCommands[direction] },
      isEnabled: targets[direction] !== undefined,
    });
    return {
      id,
      label: t('Other papers'),
      history: [step('back', '←', t('Back')), step('forward', '→', t('Forward'))],
      list:
        position === undefined
          ? []
          : [step('previous', '↑', t('Previous Paper')), step('next', '↓', t('Next Paper'))],
      position:
        position === undefined
          ? ''
          : t({
              message: '{0} of {1} in {2}',
              comment: 'Position of a paper in a list: 3 of 12 in Vision',
              args: [formatNumber(position.number), formatNumber(position.total), isolate(position.title)],
            }),
    };
  }

  async #targets() {
    const { current, previous: back, next: forward } = this.#history;
    const position = current && (await listPosition(current));
    const targets: Record<Direction, Visit | undefined> = {
      ...{ back, forward },
      ...{ previous: position?.previous, next: position?.next },
    };
    return { ...targets, position };
  }
}
