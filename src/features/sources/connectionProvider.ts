// The connections to the services as the settings have them now; made when something is first asked of one.
import * as vscode from 'vscode';
import { Emitter } from '../../core/base/emitter.ts';
import type { Clock, Log } from '../../core/base/ports.ts';
import { connectSources, type Connections } from '../../core/sources/connections.ts';
import type { SourceId } from '../../core/sources/source.ts';
import { secrets } from '../../ids.ts';
import { folderAt } from '../../platform/folder.ts';
import { hostFetch, inBrowser } from '../../platform/http.ts';
import { hostTimer } from '../../platform/timer.ts';
import { connectionSettingKeys, readConnectionSettings } from './sourceSettings.ts';

const secretKeys: Partial<Record<SourceId, string>> = secrets;

/** Services ask to be told who asks. */
const userAgent = 'Paperside (VS Code extension)';

interface ConnectionProviderDependencies {
  readonly clock: Clock;
  readonly log: Log;
  readonly secretStorage: Pick<vscode.SecretStorage, 'get'>;
  /** For what is ours on this machine. */
  readonly storageUri: vscode.Uri;
}

export class ConnectionProvider implements vscode.Disposable {
  readonly #dependencies: ConnectionProviderDependencies;
  readonly #settingsChanged: vscode.Disposable;
  readonly #answered = new Emitter<SourceId>();
  /** A source has answered, whoever asked. */
  readonly onDidAnswer = this.#answered.event;
  #connections: Connections | undefined;

  constructor(dependencies: ConnectionProviderDependencies) {
    this.#dependencies = dependencies;
    this.#settingsChanged = vscode.workspace.onDidChangeConfiguration(change => {
      if (connectionSettingKeys.some(key => change.affectsConfiguration(key))) this.#connections = undefined;
    });
  }

  get(): Connections {
    return (this.#connections ??= this.#connect());
  }

  dispose(): void {
    this.#settingsChanged.dispose();
  }

  #connect(): Connections {
    const { clock, log, secretStorage, storageUri } = this.#dependencies;
    const folder = (name: string) => folderAt(vscode.Uri.joinPath(storageUri, 'requests', name));
    return connectSources(
      {
        ...{ clock, log, inBrowser, timer: hostTimer, random: Math.random },
        fetch: hostFetch(userAgent),
        answers: folder('answers'),
        leases: folder('turns'),
        onAnswer: source => {
          this.#answered.fire(source);
        },
        key: async source => secretStorage.get(secretKeys[source] ?? source),
      },
      readConnectionSettings(),
    );
  }
}
