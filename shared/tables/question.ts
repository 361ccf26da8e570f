/** Something that the table leaves open. It is asked once for the whole table. */
export interface Question {
  /** Under this name the answer is given: `decimal`, `shape`, `measure`, `column:c3`, … */
  readonly id: string;
  readonly words: string;
  /** Empty: any words. */
  readonly choices: readonly Choice[];
  /** What is taken until it is answered; null: nothing. */
  readonly proposed: string | null;
  /** What is proposed follows from the numbers: it can be corrected, but it need not be asked. */
  readonly sure?: true;
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** Answers by the id of their question; what is no answer of it is not heard. */
export type Answers = Readonly<Record<string, string>>;

/** The answer that was given, where it is one of the choices, else what is proposed. */
export function answerTo(question: Question, answers: Answers): string | null {
  const given = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
  if (given === undefined) return question.proposed;
  const { choices } = question;
  return choices.length === 0 || choices.some(({ value }) => value === given) ? given : question.proposed;
}
