// Provides the connections to the services. Created on first use and again after their settings change.
import * as vscode from 'vscode';
import { Emitter } from '../../core/base/emitter.ts';
import type { Clock, Log } from '../../core/base/ports.ts';
import { connectSources, type Connections } from '../../core/sources/connections.ts';
import type { SemanticScholar } from '../../core/sources/semanticScholar.ts';
import type { PaperSource, SourceId } from '../../core/sources/source.ts';
import { folderAt } from '../../platform/folder.ts';
import { hostFetch, inBrowser } from '../../platform/http.ts';
import { hostTimer } from '../../platform/timer.ts';
import { secrets } from './apiKeys.ts';
import { connectionSettingKeys, readConnectionSettings } from './sourceSettings.ts';

const secretKeys: Partial<Record<SourceId, string>> = secrets;

/** Services ask clients to identify themselves. */
const userAgent = 'Paperside (VS Code extension)';

interface ConnectionProviderDependencies {
  readonly clock: Clock;
  readonly log: Log;
  readonly secretStorage: Pick<vscode.SecretStorage, 'get'>;
  /** The extension's global storage folder, for cached answers and window leases. */
  readonly storageUri: vscode.Uri;
}

export class ConnectionProvider implements vscode.Disposable {
  readonly #dependencies: ConnectionProviderDependencies;
  readonly #settingsChanged: vscode.Disposable;
  readonly #answered = new Emitter<SourceId>();
  /** Fires when a source has answered a request of any feature. */
  readonly onDidAnswer = this.#answered.event;
  /** The services as other features ask them. */
  readonly online = {
    sources: (): readonly PaperSource[] => this.get().all,
    citations: (): SemanticScholar => this.get().semanticScholar,
  };
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
    const folder = (name: string) => folderAt(storageUri, 'requests', name);
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
