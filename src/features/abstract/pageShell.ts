// HTML shell of the abstract page. The same for every paper and without data; content arrives by message.
import * as vscode from 'vscode';

export function pageShell(webview: vscode.Webview, extensionUri: vscode.Uri): string {
  const script = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'dist', 'abstract.js')).toString();
  const style = webview.asWebviewUri(vscode.Uri.joinPath(extensionUri, 'media', 'abstract.css')).toString();
  const nonce = crypto.randomUUID();
  const policy = `default-src 'none'; style-src ${webview.cspSource}; script-src 'nonce-${nonce}'`;
  return `<!doctype html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="${style}">
<title>Paperside</title>
</head>
<body>
<main id="paper"></main>
<p role="status" class="announcement"></p>
<script type="module" nonce="${nonce}" src="${script}"></script>
</body>
</html>`;
}
