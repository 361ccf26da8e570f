import { z } from 'zod';
import { citationStyles } from '../domain/citation-style.ts';
import * as reported from '../domain/reported-result.ts';
import * as values from '../domain/values.ts';

/** Schemas of the value lists of `shared/domain/values.ts`. */
export const DocumentFormat = z.enum(values.documentFormats);
export const DocumentState = z.enum(values.documentStates);
export const DocumentKind = z.enum(values.documentKinds);
export const Publication = z.enum(values.publications);
export const DocumentUse = z.enum(values.documentUses);
export const ReadingStatus = z.enum(values.readingStatuses);
export const FacetRole = z.enum(values.facetRoles);
export const ConceptRole = z.enum(values.conceptRoles);
export const Better = z.enum(values.betters);
export const AnnotationType = z.enum(values.annotationTypes);
export const AnchorState = z.enum(values.anchorStates);
export const Contrast = z.enum(values.contrasts);
export const Direction = z.enum(values.directions);
export const Conclusion = z.enum(values.conclusions);
export const Support = z.enum(values.supports);
export const Assertion = z.enum(values.assertions);
export const ClaimStatus = z.enum(values.claimStatuses);
export const StudyDesign = z.enum(values.studyDesigns);
export const CitationStyle = z.enum(citationStyles);
export type CitationStyle = z.infer<typeof CitationStyle>;
export const ResultMeasure = z.enum(reported.resultMeasures);
export const POperator = z.enum(reported.pOperators);
export const AnalysisSet = z.enum(reported.analysisSets);
export const ArmSide = z.enum(reported.armSides);

/** A moment, ISO 8601 in UTC with milliseconds. */
export const Moment = z.iso.datetime();
/** A long text that a person writes; the cap keeps one field from filling the disk. */
export const Prose = z.string().max(100_000);
/** One line that a person writes. */
export const Line = z.string().max(2_000);
