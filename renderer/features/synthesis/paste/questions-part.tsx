import { NativeSelect, TextInput } from '@mantine/core';
import type { Answers, Question } from '#shared/tables/question.ts';
import { answerTo } from '#shared/tables/question.ts';
import styles from './paste.module.css';

/** What a table leaves open, each asked once; those that nobody has answered stand first. */
export function QuestionsPart(props: {
  readonly questions: readonly Question[];
  readonly open: readonly Question[];
  readonly answers: Answers;
  readonly onAnswer: (id: string, answer: string) => void;
}) {
  const { questions, open, answers, onAnswer } = props;
  const isOpen = ({ id }: Question): boolean => open.some((one) => one.id === id);
  const ordered = [...questions.filter(isOpen), ...questions.filter((question) => !isOpen(question))];
  if (ordered.length === 0) return null;
  return (
    <div className={styles.questions} role="group" aria-label="What the table leaves open">
      {ordered.map((question) => (
        <OneQuestion
          key={question.id}
          question={question}
          answer={answerTo(question, answers) ?? ''}
          guessed={isOpen(question) && question.proposed !== null}
          onAnswer={(answer) => onAnswer(question.id, answer)}
        />
      ))}
    </div>
  );
}

function OneQuestion(props: {
  readonly question: Question;
  readonly answer: string;
  readonly guessed: boolean;
  readonly onAnswer: (answer: string) => void;
}) {
  const { question, answer, guessed, onAnswer } = props;
  const { words, choices, proposed } = question;
  if (choices.length === 0)
    return (
      <TextInput
        label={words}
        placeholder="Not said"
        dir="auto"
        maxLength={200}
        value={answer}
        onChange={(event) => onAnswer(event.currentTarget.value)}
      />
    );
  const data = choices.map(({ value, label }) => ({ value, label }));
  return (
    <NativeSelect
      label={words}
      {...(guessed ? { description: 'A guess: look at the rows below.' } : {})}
      data={proposed === null ? [{ value: '', label: 'Not said' }, ...data] : data}
      value={answer}
      onChange={(event) => onAnswer(event.currentTarget.value)}
    />
  );
}
