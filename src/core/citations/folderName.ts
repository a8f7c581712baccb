// Tells from a name whether it may be a folder's: VS Code's watcher does not say.
import { languageOfPath } from '../comments/languageOfPath.ts';

/** Extensions of files that programs often create. A name with another one is taken for a folder's, as in `paper-v1.2`. */
const ofFiles = new Set(
  `aux bbl bcf bin blg ckpt class csv db dll doc docx eps fdb_latexmk fls gif gz h5 hdf5 jar jpeg jpg jsonl lock lof log lot
   map mp4 nav npy npz o obj onnx orig out parquet pdf pickle pkl png ppt pptx pt pth pyc pyo safetensors snm so sqlite svg
   swp swx synctex tar tfevents tgz tif tiff tmp toc tsv txt vrb wav webp whl xls xlsx zip`.split(/\s+/),
);

/** `uri` may be a path. */
export function mayBeFolder(uri: string): boolean {
  const extension = /\.([^./]+)$/.exec(uri)?.[1]?.toLowerCase();
  return (
    extension === undefined ||
    // Of names like `.notes`, the language is said to be plain text.
    (!ofFiles.has(extension) && ['', 'plaintext'].includes(languageOfPath(uri)))
  );
}
