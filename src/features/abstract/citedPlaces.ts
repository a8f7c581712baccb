// Sends the abstract page the places in the workspace that mention its paper, and opens the place the user chooses.
import * as vscode from 'vscode';
import type { Mention, MentionIndex } from '../../core/mentions/mentionIndex.ts';
import { identityKeys } from '../../core/papers/merging.ts';
import type { Paper } from '../../core/papers/paper.ts';
import { commands } from '../../ids.ts';
import { DelayedCall } from '../../platform/delayedCall.ts';
import { formatNumber } from '../../platform/numbers.ts';
import type { CitedPlacesViewModel } from '../../protocol/abstractViewModels.ts';

const shownPlaces = 50;
/** Throttle time in milliseconds: many files change at once during a workspace scan. */
const settleTime = 200;

export class CitedPlaces implements vscode.Disposable {
  readonly #index: Pick<MentionIndex, 'of' | 'onDidChange'>;
  readonly #post: (cited: CitedPlacesViewModel) => unknown;
  readonly #subscription: vscode.Disposable;
  #paper: Paper | undefined;
  #places: readonly Mention[] = [];
  #sent = '';
  readonly #later = new DelayedCall(() => {
    this.#send();
  }, settleTime);

  constructor(
    index: Pick<MentionIndex, 'of' | 'onDidChange'>,
    post: (cited: CitedPlacesViewModel) => unknown,
  ) {
    this.#index = index;
    this.#post = post;
    this.#subscription = vscode.Disposable.from(
      index.onDidChange(() => {
        this.#later.start();
      }),
    );
  }

  /** Sends the places that mention the paper, now and whenever they change. */
  show(paper: Paper | undefined): void {
    this.#paper = paper;
    this.#sent = '';
    this.#send();
  }

  /** Opens the place at this index of the list last sent to the page. */
  open(at: number): void {
    const place = this.#places[at];
    if (place === undefined) return;
    const { file, line, start, end } = place;
    void vscode.commands.executeCommand(commands.openMention, file, line, start, end);
  }

  dispose(): void {
    this.#later.dispose();
    this.#subscription.dispose();
  }

  #send(): void {
    if (this.#paper === undefined) return;
    const all = this.#index.of([...identityKeys(this.#paper)]);
    const places = all.slice(0, shownPlaces);
    const cited = citedPlacesViewModel(this.#paper, places, all.length - places.length);
    const written = JSON.stringify(cited);
    // The page shows no places until it receives some, so an empty first list need not be sent.
    if (written === this.#sent || (this.#sent === '' && places.length === 0)) return;
    this.#sent = written;
    this.#places = places;
    this.#post(cited);
  }
}

function citedPlacesViewModel({ id }: Paper, places: readonly Mention[], more: number): CitedPlacesViewModel {
  return {
    id,
    heading: vscode.l10n.t('Cited here'),
    places: places.map(({ file, line, text }) => ({
      label: `${vscode.workspace.asRelativePath(vscode.Uri.parse(file, true))}:${line + 1}`,
      text,
    })),
    more: more === 0 ? '' : vscode.l10n.t('and {0} more', formatNumber(more)),
  };
}
