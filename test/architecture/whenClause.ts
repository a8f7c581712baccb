// Evaluates the when clauses of package.json as VS Code does: `||` over `&&` over comparisons and names. No parentheses.

/** The context keys that are set; every other key is undefined. */
export type Context = Readonly<Record<string, string | number | boolean>>;

export function holds(when: string | undefined, context: Context): boolean {
  if (when === undefined) return true;
  return when.split(' || ').some(side => side.split(' && ').every(clause => isTrue(clause, context)));
}

function isTrue(clause: string, context: Context): boolean {
  const [key = '', operator, ...rest] = clause.split(' ');
  const value = context[key];
  const operand = rest.join(' ');
  switch (operator) {
    case undefined:
      if (key === 'false') return false;
      return key.startsWith('!') ? !context[key.slice(1)] : Boolean(value);
    case '==':
      return String(value ?? '') === unquoted(operand);
    case '!=':
      return String(value ?? '') !== unquoted(operand);
    case '=~': {
      const [, pattern = '', flags] = /^\/(.*)\/(\w*)$/.exec(operand) ?? [];
      return new RegExp(pattern, flags).test(String(value ?? ''));
    }
    default:
      throw new Error(`${clause}: an operator that this does not know`);
  }
}

const unquoted = (text: string): string => text.replace(/^'(.*)'$/, '$1');
