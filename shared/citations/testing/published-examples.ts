import type { CitationStyle } from '#shared/domain/citation-style.ts';
import type { Work } from '../work.ts';

/** References as the guides themselves print them, with the records that they describe. */
type Example = {
  readonly from: string;
  readonly style: CitationStyle;
  readonly work: Partial<Work>;
  readonly reference: string;
};

const icmje = 'ICMJE, samples of formatted references (NLM)';
const amaManual = 'AMA Manual of Style, 11th ed., chapter 3';
const apaSite = 'APA Style, 7th ed., reference examples';

const icmjeExamples: readonly Omit<Example, 'from' | 'style'>[] = [
  {
    work: {
      authors: ['Halpern SD', 'Ubel PA', 'Caplan AL'],
      title: 'Solid-organ transplantation in HIV-infected patients.',
      ...{ journal: 'N Engl J Med', year: 2002, volume: '347', issue: '4', pages: '284-287' },
    },
    reference:
      'Halpern SD, Ubel PA, Caplan AL. Solid-organ transplantation in HIV-infected patients. N Engl J Med. 2002;347(4):284-7.',
  },
  {
    work: {
      authors:
        'Rose ME, Huerbin MB, Melick J, Marion DW, Palmer AM, Schiding JK, Kochanek PM, Graham SH'.split(
          ', ',
        ),
      title:
        'Regulation of interstitial excitatory amino acid concentrations after cortical contusion injury',
      ...{ journal: 'Brain Res', year: 2002, volume: '935', issue: '1-2', pages: '40-46' },
    },
    reference:
      'Rose ME, Huerbin MB, Melick J, Marion DW, Palmer AM, Schiding JK, et al. Regulation of interstitial excitatory amino acid concentrations after cortical contusion injury. Brain Res. 2002;935(1-2):40-6.',
  },
  {
    work: {
      authors: ['Diabetes Prevention Program Research Group'],
      title: 'Hypertension, insulin, and proinsulin in participants with impaired glucose tolerance',
      ...{ journal: 'Hypertension', year: 2002, volume: '40', issue: '5', pages: '679-686' },
    },
    reference:
      'Diabetes Prevention Program Research Group. Hypertension, insulin, and proinsulin in participants with impaired glucose tolerance. Hypertension. 2002;40(5):679-86.',
  },
  {
    work: {
      authors: ['Vallancien G', 'Emberton M', 'Harving N', 'van Moorselaar RJ', 'Alf-One Study Group'],
      title: 'Sexual dysfunction in 1,274 European men suffering from lower urinary tract symptoms',
      ...{ journal: 'J Urol', year: 2003, volume: '169', issue: '6', pages: '2257-2261' },
    },
    reference:
      'Vallancien G, Emberton M, Harving N, van Moorselaar RJ; Alf-One Study Group. Sexual dysfunction in 1,274 European men suffering from lower urinary tract symptoms. J Urol. 2003;169(6):2257-61.',
  },
  {
    work: {
      title: '21st century heart solution may have a sting in the tail',
      ...{ journal: 'BMJ', year: 2002, volume: '325', issue: '7357', pages: '184' },
    },
    reference: '21st century heart solution may have a sting in the tail. BMJ. 2002;325(7357):184.',
  },
  {
    work: {
      authors: ['Geraud G', 'Spierings EL', 'Keywood C'],
      title:
        'Tolerability and safety of frovatriptan with short- and long-term use for treatment of migraine and in comparison with sumatriptan',
      ...{ journal: 'Headache', year: 2002, volume: '42 Suppl 2', pages: 'S93-S99' },
    },
    reference:
      'Geraud G, Spierings EL, Keywood C. Tolerability and safety of frovatriptan with short- and long-term use for treatment of migraine and in comparison with sumatriptan. Headache. 2002;42 Suppl 2:S93-9.',
  },
  {
    work: {
      authors: ['Banit DM', 'Kaufer H', 'Hartford JM'],
      title: 'Intraoperative frozen section analysis in revision total joint arthroplasty',
      ...{ journal: 'Clin Orthop', year: 2002, issue: '401', pages: '230-238' },
    },
    reference:
      'Banit DM, Kaufer H, Hartford JM. Intraoperative frozen section analysis in revision total joint arthroplasty. Clin Orthop. 2002;(401):230-8.',
  },
  {
    work: {
      authors: ['Chadwick R', 'Schuklenk U'],
      title: 'The politics of ethical consensus finding',
      ...{ journal: 'Bioethics', year: 2002, volume: '16', issue: '2', pages: 'iii-v' },
    },
    reference:
      'Chadwick R, Schuklenk U. The politics of ethical consensus finding. Bioethics. 2002;16(2):iii-v.',
  },
];

const amaExamples: readonly Omit<Example, 'from' | 'style'>[] = [
  {
    work: {
      authors: ['Hu P', 'Reuben DB'],
      title:
        'Effects of managed care on the length of time that elderly patients spend with physicians during ambulatory visits',
      ...{ journal: 'Med Care', year: 2002, volume: '40', issue: '7', pages: '606–613' },
    },
    reference:
      'Hu P, Reuben DB. Effects of managed care on the length of time that elderly patients spend with physicians during ambulatory visits. Med Care. 2002;40(7):606-613.',
  },
  {
    work: {
      authors: 'Geller AC, Venna S, Prout M, Miller DR, Demierre MF, Koh HK, Gilchrest BA'.split(', '),
      title: 'Should the skin cancer examination be taught in medical school?',
      ...{ journal: 'Arch Dermatol', year: 2002, volume: '138', issue: '9', pages: '1201-1203' },
    },
    reference:
      'Geller AC, Venna S, Prout M, et al. Should the skin cancer examination be taught in medical school? Arch Dermatol. 2002;138(9):1201-1203.',
  },
  {
    work: {
      authors: ['Amytis Towfighi', 'Daniela Markovic', 'Bruce Ovbiagele'],
      title:
        'Utility of Framingham coronary heart disease risk score for predicting cardiac risk after stroke',
      ...{ journal: 'Stroke', year: 2012, volume: '43', issue: '11', pages: '2942-2947' },
      doi: 'https://doi.org/10.1161/STROKEAHA.112.668319',
    },
    reference:
      'Towfighi A, Markovic D, Ovbiagele B. Utility of Framingham coronary heart disease risk score for predicting cardiac risk after stroke. Stroke. 2012;43(11):2942-2947. doi:10.1161/STROKEAHA.112.668319',
  },
];

const kalnay =
  'Kalnay E, Kanamitsu M, Kistler R, Collins W, Deaven D, Gandin L, Iredell M, Saha S, White G, Woollen J, Zhu Y, ' +
  'Chelliah M, Ebisuzaki W, Higgins W, Janowiak J, Mo KC, Ropelewski C, Wang J, Leetmaa A, Reynolds R, Jenne R, Joseph D';

const apaExamples: readonly Omit<Example, 'from' | 'style'>[] = [
  {
    work: {
      authors: ['Grady, J. S.', 'Her, M.', 'Moreno, G.', 'Perez, C.', 'Yelinek, J.'],
      title:
        'Emotions in storybooks: A comparison of storybooks that represent ethnic and racial groups in the United States',
      ...{ journal: 'Psychology of Popular Media Culture', year: 2019, volume: '8', issue: '3' },
      ...{ pages: '207-217', doi: '10.1037/ppm0000185' },
    },
    reference:
      'Grady, J. S., Her, M., Moreno, G., Perez, C., & Yelinek, J. (2019). Emotions in storybooks: A comparison of storybooks that represent ethnic and racial groups in the United States. Psychology of Popular Media Culture, 8(3), 207–217. https://doi.org/10.1037/ppm0000185',
  },
  {
    work: {
      authors: kalnay.split(', '),
      title: 'The NCEP/NCAR 40-year reanalysis project',
      ...{ journal: 'Bulletin of the American Meteorological Society', year: 1996, volume: '77' },
      ...{ issue: '3', pages: '437-471' },
    },
    reference:
      'Kalnay, E., Kanamitsu, M., Kistler, R., Collins, W., Deaven, D., Gandin, L., Iredell, M., Saha, S., White, G., Woollen, J., Zhu, Y., Chelliah, M., Ebisuzaki, W., Higgins, W., Janowiak, J., Mo, K. C., Ropelewski, C., Wang, J., Leetmaa, A., . . . Joseph, D. (1996). The NCEP/NCAR 40-year reanalysis project. Bulletin of the American Meteorological Society, 77(3), 437–471.',
  },
  {
    work: {
      authors: ['Dalila Burin', 'Konstantina Kilteni', 'Marco Rabuffetti', 'Mel Slater', 'Lorenzo Pia'],
      title: 'Body ownership increases the interference between observed and executed movements',
      ...{ journal: 'PLOS ONE', year: 2019, volume: '14', issue: '1', pages: 'e0209899' },
      doi: 'doi: 10.1371/journal.pone.0209899',
    },
    reference:
      'Burin, D., Kilteni, K., Rabuffetti, M., Slater, M., & Pia, L. (2019). Body ownership increases the interference between observed and executed movements. PLOS ONE, 14(1), Article e0209899. https://doi.org/10.1371/journal.pone.0209899',
  },
  {
    work: {
      authors: ['Latimier A', 'Peyre H', 'Ramus F'],
      title: 'A meta-analytic review of the benefit of spacing out retrieval practice episodes on retention',
      ...{ journal: 'PsyArXiv', year: 2020, publication: 'preprint' },
    },
    reference:
      'Latimier, A., Peyre, H., & Ramus, F. (2020). A meta-analytic review of the benefit of spacing out retrieval practice episodes on retention. PsyArXiv.',
  },
];

/** All examples, each with its guide and style. */
export const publishedExamples: readonly Example[] = [
  ...icmjeExamples.map((one): Example => ({ ...one, from: icmje, style: 'vancouver' })),
  ...amaExamples.map((one): Example => ({ ...one, from: amaManual, style: 'ama-11' })),
  ...apaExamples.map((one): Example => ({ ...one, from: apaSite, style: 'apa-7' })),
];
