// Opens Paperside's views beside the file, for `npm start`.
const { commands } = require('vscode');

exports.activate = async () => {
  await commands.executeCommand('workbench.view.extension.paperside');
  await commands.executeCommand('workbench.action.focusActiveEditorGroup');
};
