// Replaces VS Code's native log writer, which npm could only install with a compiler, in node_modules (see install.ts).
// Without a writer, VS Code's Node processes write no logs, those of extensions included.
const { appendFileSync, mkdirSync } = require('node:fs');
const { dirname } = require('node:path');

const levels = ['trace', 'debug', 'info', 'warning', 'error', 'critical'];

class Logger {
  constructor(_kind, _name, file) {
    mkdirSync(dirname(file), { recursive: true });
    const write = level => message => {
      if (level < this.level) return;
      const at = new Date().toISOString().replace('T', ' ').slice(0, -1);
      try {
        appendFileSync(file, this.isPlain ? message : `${at} [${levels[level]}] ${message}\n`);
      } catch {
        // The folder was removed: VS Code is closing.
      }
    };
    this.level = 0;
    this.isPlain = false;
    for (const [level, method] of ['trace', 'debug', 'info', 'warn', 'error', 'critical'].entries())
      this[method] = write(level);
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  clearFormatters() {
    this.isPlain = true;
  }
  setPattern() {}
  flush() {}
  drop() {}
}

exports.version = 0;
exports.Logger = Logger;
exports.setLevel = () => undefined;
exports.setFlushOn = () => undefined;
exports.createRotatingLogger = async (name, file) => new Logger('rotating', name, file);
exports.createAsyncRotatingLogger = exports.createRotatingLogger;
