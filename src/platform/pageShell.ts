// HTML shell of a page. Without data; content arrives by message.
import * as vscode from 'vscode';

/** What a page may load: the scripts and styles that ship. */
export function pageOptions(extensionUri: vscode.Uri): vscode.WebviewOptions {
  return {
    enableScripts: true,
    localResourceRoots: ['dist', 'media'].map(folder => vscode.Uri.joinPath(extensionUri, folder)),
  };
}

/** Returns the shell of the page whose script is `dist/<name>.js` and whose style is `media/<name>.css`, after `page.css`. */
export function pageShell(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  name: 'abstract' | 'map',
): string {
  const uri = (...path: readonly string[]): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, ...path)).toString();
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!doctype html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${uri('media', 'page.css')}">
<link rel="stylesheet" href="${uri('media', `${name}.css`)}">
<title>Paperside</title>
</head>
<body>
<main></main>
<p role="status" class="announcement"></p>
<script type="module" nonce="${nonce}" src="${uri('dist', `${name}.js`)}"></script>
</body>
</html>`;
}
