import type { ArmSide, ReportedArm } from '#shared/domain/reported-result.ts';

/** The arm that a group of a row is, or why none of them is. */
export type Found = { readonly arm: ReportedArm } | { readonly problem: string };

/** The arm on a side. Never guessed: arms of which no side is said are none. */
export function armOn(side: ArmSide, arms: readonly ReportedArm[]): Found {
  const on = arms.filter((arm) => arm.side === side);
  const [arm] = on;
  if (arm !== undefined && on.length === 1) return { arm };
  if (on.length > 1)
    return {
      problem: `${on.length} arms are on the side of the ${side}. Pool them, or choose one, and enter the numbers by hand.`,
    };
  if (arms.length === 0) return { problem: 'No numbers of the two groups are given.' };
  const untold = arms.every((one) => one.side === null);
  return {
    problem: untold ? 'Which of the arms is the therapy is not said.' : `No arm is said to be the ${side}.`,
  };
}

/** The arm of a single group: the only one there is, else the only one on the side of the therapy. */
export function onlyArm(arms: readonly ReportedArm[]): Found {
  const [first] = arms;
  if (first === undefined) return { problem: 'No numbers of the group are given.' };
  if (arms.length === 1) return { arm: first };
  const on = arms.filter(({ side }) => side === 'therapy');
  const [arm] = on;
  if (arm !== undefined && on.length === 1) return { arm };
  return { problem: `There are ${arms.length} arms, and which of them is the group is not said.` };
}
