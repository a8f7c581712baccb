// The texts of the map's page.
import * as vscode from 'vscode';
import type { MapLabels } from '../../protocol/map.ts';

export function mapLabels(): MapLabels {
  return {
    map: vscode.l10n.t('Map of papers'),
    instructions: vscode.l10n.t(
      'Arrow keys go to the next paper in that direction. Enter opens its abstract, Ctrl+Enter shows the papers around it. Plus and minus zoom, 0 shows all, Escape clears. The button List shows the same papers as a list.',
    ),
    search: vscode.l10n.t('Find on the map'),
    matches: vscode.l10n.t('{0} found', '{0}'),
    list: vscode.l10n.t('List'),
    back: vscode.l10n.t('Back'),
    catalogue: vscode.l10n.t('All Papers'),
    zoomIn: vscode.l10n.t('Zoom In'),
    zoomOut: vscode.l10n.t('Zoom Out'),
    fit: vscode.l10n.t('Show All'),
    themes: vscode.l10n.t('Themes'),
    noTheme: vscode.l10n.t('Other'),
    because: vscode.l10n.t('In common with “{0}”: {1}', '{0}', '{1}'),
    more: vscode.l10n.t('Show More'),
  };
}
