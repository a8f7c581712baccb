// The paper's note on the page: shown as Markdown, written in place, saved as it is typed.
import type { NoteViewModel } from '../protocol/abstractViewModels.ts';
import { element, postOnClick } from './element.ts';
import { host } from './host.ts';
import { noteElement } from './note.ts';

/** The note while it is written. */
interface Writing {
  readonly id: string;
  readonly field: HTMLTextAreaElement;
  /** The saved note that the text grew from. */
  base: string;
  /** Texts sent since then. They come back once saved, and must not replace what was typed meanwhile. */
  readonly sent: Set<string>;
}
let writing: Writing | undefined;

/** Shows the note, or updates the field in which it is written. */
export function showNote(section: Element, id: string, note: NoteViewModel): void {
  if (writing?.id === id && section.contains(writing.field)) {
    receive(writing, note.text);
    return;
  }
  section.replaceChildren(...(note.text === '' ? [] : [noteElement(note.text)]));
}

/** Opens the field, or the editor for a note that the page does not show whole. */
export function startWriting(section: Element, id: string, note: NoteViewModel, end: () => void): void {
  if (!note.isComplete) {
    host.postMessage({ type: 'run', command: 'editNote' });
    return;
  }
  const field = element('textarea');
  field.value = note.text;
  field.placeholder = note.hint;
  field.ariaLabel = note.name;
  field.dir = 'auto';
  const started: Writing = { id, field, base: note.text, sent: new Set() };
  writing = started;
  field.addEventListener('input', () => {
    started.sent.add(field.value);
    host.postMessage({ type: 'writeNote', id, text: field.value, base: started.base });
  });
  field.addEventListener('focus', () => {
    host.postMessage({ type: 'noteFocus', hasFocus: true });
  });
  field.addEventListener('blur', () => {
    host.postMessage({ type: 'noteFocus', hasFocus: false });
  });
  const stop = (): void => {
    if (writing !== started) return;
    writing = undefined;
    end();
  };
  const form = element('div');
  form.addEventListener('focusout', event => {
    // The field stays open while another part of the window, or another program, has the focus.
    const isElsewhere = !document.hasFocus();
    const isInside = event.relatedTarget instanceof Node && form.contains(event.relatedTarget);
    if (!isElsewhere && !isInside) stop();
  });
  field.addEventListener('keydown', event => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    field.blur();
  });
  const openEditor = postOnClick(element('button', note.openEditorLabel, 'link'), {
    type: 'run',
    command: 'editNote',
  });
  openEditor.addEventListener('click', stop);
  form.append(field, openEditor);
  section.replaceChildren(form);
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
}

function receive(current: Writing, saved: string): void {
  const { field, sent } = current;
  if (saved !== field.value && !sent.has(saved)) {
    const { selectionStart, selectionEnd } = field;
    field.value = saved;
    field.setSelectionRange(selectionStart, selectionEnd);
  }
  if (saved === field.value) sent.clear();
  current.base = saved;
}
