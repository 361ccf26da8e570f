import { useState } from 'react';
import { Button, Menu } from '@mantine/core';
import { ChevronDown } from 'lucide-react';
import type { ConceptId } from '#shared/contract/ids.ts';
import styles from './chosen-bar.module.css';
import type { ConceptSlot } from './concept-slot.ts';

/** The concepts of a claim of which there may be several. */
const roles = ['therapy', 'comparator', 'population'] as const;
const works = ['Add', 'Remove'] as const;

const none: readonly ConceptId[] = [];

/** Concepts that all chosen claims are given or lose, and their outcome. */
export function ChosenConcepts(props: {
  readonly conceptField: ConceptSlot;
  readonly onConcept: (role: (typeof roles)[number], conceptId: ConceptId, present: boolean) => void;
  /** Null: no outcome. */
  readonly onOutcome: (outcome: ConceptId | null) => void;
}) {
  const { conceptField: ConceptField, onConcept, onOutcome } = props;
  const [work, setWork] = useState<(typeof works)[number]>('Add');
  return (
    <>
      <Menu position="top-start" transitionProps={{ duration: 0 }}>
        <Menu.Target>
          <Button rightSection={<ChevronDown size={14} aria-hidden="true" />}>{`Concepts: ${work}`}</Button>
        </Menu.Target>
        <Menu.Dropdown>
          {works.map((one) => (
            <Menu.Item key={one} onClick={() => setWork(one)}>
              {`${one} therapy, comparator or population`}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item onClick={() => onOutcome(null)}>No outcome</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {roles.map((role) => (
        <div key={role} className={styles.concept}>
          <ConceptField
            label={`${work} ${role}`}
            role={role === 'comparator' ? 'therapy' : role}
            value={none}
            creatable={false}
            onAdd={(id) => onConcept(role, id, work === 'Add')}
            onRemove={() => undefined}
          />
        </div>
      ))}
      <div className={styles.concept}>
        <ConceptField
          label="Set outcome"
          role="outcome"
          value={none}
          creatable={false}
          onAdd={onOutcome}
          onRemove={() => undefined}
        />
      </div>
    </>
  );
}
