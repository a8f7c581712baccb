// The paper's note on the page: shown as Markdown, written in place, saved as it is typed.
import type { NoteViewModel } from '../protocol/abstractViewModels.ts';
import { element } from './element.ts';
import { host } from './host.ts';
import { noteElement } from './note.ts';
import { postOnClick } from './postOnClick.ts';

/** The note while it is written. */
interface Writing {
  readonly id: string;
  readonly field: HTMLTextAreaElement;
  /** The text before the last change. */
  base: string;
  /** The note as the host last had it. */
  saved: string;
  /** Texts sent since then. They come back once saved, and must not replace what was typed meanwhile. */
  readonly sent: Set<string>;
}
let writing: Writing | undefined;

/** Shows the note, or updates the field in which it is written. */
export function showNote(section: Element, id: string, note: NoteViewModel): void {
  if (writing?.id === id && section.contains(writing.field)) {
    if (note.isComplete) receive(writing, note.text);
    return;
  }
  section.replaceChildren(...(note.text === '' ? [] : [noteElement(note.text)]));
}

/** Opens the field; `end` gets the text when the field is left. Opens the editor instead for a note that the page does not show whole. */
export function startWriting(
  section: Element,
  id: string,
  note: NoteViewModel,
  end: (text: string) => void,
): void {
  if (!note.isComplete) {
    host.postMessage({ type: 'run', command: 'editNote' });
    return;
  }
  const field = element('textarea');
  field.value = note.text;
  field.placeholder = note.hint;
  field.ariaLabel = note.name;
  field.dir = 'auto';
  const started: Writing = { id, field, base: note.text, saved: note.text, sent: new Set() };
  writing = started;
  field.addEventListener('input', () => {
    started.sent.add(field.value);
    host.postMessage({ type: 'writeNote', id, text: field.value, base: started.base });
    started.base = field.value;
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
    end(field.value);
  };
  const form = element('div');
  form.addEventListener('focusout', event => {
    // The field stays open while another part of the window, or another program, has the focus.
    const isElsewhere = !document.hasFocus();
    const isInside = event.relatedTarget instanceof Node && form.contains(event.relatedTarget);
    if (!isElsewhere && !isInside) stop();
  });
  field.addEventListener('keydown', event => {
    // Escape while an input method composes a word ends the word.
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    field.blur();
    document.querySelector<HTMLElement>('.edit-note')?.focus();
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

/** Takes a note that was changed elsewhere into the field. */
function receive(current: Writing, saved: string): void {
  const { field, sent } = current;
  if (saved !== current.saved && saved !== field.value && !sent.has(saved)) {
    const { selectionStart, selectionEnd } = field;
    field.value = saved;
    field.setSelectionRange(selectionStart, selectionEnd);
    current.base = saved;
  }
  if (saved === field.value) sent.clear();
  current.saved = saved;
}
