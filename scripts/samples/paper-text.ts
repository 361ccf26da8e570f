/** The words of the sample paper. Facts and numbers are those of the trials in its references; authors and journal are invented. */
export const twice = 'Blinatumomab improved disease-free survival in both risk groups.';

export const paper = {
  journal: 'Journal of Worked Examples',
  issue: 'Volume 1, e101–e102',
  short: 'Halm, Garbe and Spelt',
  kind: 'RANDOMISED TRIAL',
  title: [
    'Blinatumomab Added to Chemotherapy in Children With',
    'Standard-Risk B-Cell Acute Lymphoblastic Leukaemia',
  ],
  plainTitle:
    'Blinatumomab Added to Chemotherapy in Children With Standard-Risk B-Cell Acute Lymphoblastic Leukaemia',
  authors: 'Nora Halm, Milan Garbe and Ada Spelt',
  notice:
    'Sample document written for Sheaf. Authors and journal are invented; the results are those of the trials cited.',
  abstract: [
    '**Background.** In children with standard-risk B-cell acute lymphoblastic leukaemia (ALL), relapse remains the most frequent reason for failure of treatment. Whether immunotherapy added to chemotherapy prevents it was not known.',
    `**Methods.** Children with newly diagnosed National Cancer Institute (NCI) standard-risk B-cell ALL and an average or higher risk of relapse were randomly assigned to chemotherapy alone or to chemotherapy plus two nonsequential 28-day cycles of blinatumomab. The primary end point was disease-free survival.`,
    `**Results.** Of 1440 patients, 718 were assigned to blinatumomab and chemotherapy and 722 to chemotherapy alone. After a median follow-up of 2.5 years, 3-year disease-free survival was 96.0% with blinatumomab v 87.9% with chemotherapy alone (hazard ratio, 0.39; 95% CI, 0.24–0.64; P<.001). Cytokine release syndrome, seizures and sepsis of grade 3 or higher were rare in blinatumomab cycles.`,
    `**Conclusions.** ${twice}`,
  ],
  body: [
    '# Introduction',
    'Chemotherapy in several phases cures most children with standard-risk B-cell ALL. To make it more intensive adds toxicity, while the benefit becomes small: infections, organ damage and late effects on growth and learning are the price of each further step. A treatment that works in another way is therefore of interest early in the course of the disease.',
    'Blinatumomab is a bispecific antibody that binds CD19 on leukaemia cells and CD3 on T cells, and so brings the two together. It was first of use in relapsed or refractory disease. In children with high-risk first relapse, a third course of consolidation with blinatumomab led to longer event-free survival than the same course of chemotherapy (hazard ratio, 0.33; 95% CI, 0.18–0.61) [2]. In that trial, remission of measurable residual disease (MRD) was observed in 90% of patients after blinatumomab v 54% after chemotherapy [2].',
    'Such results come from children whose leukaemia has come back, often after long treatment. They need not hold where the marrow is healthy, the immune system is less worn by chemotherapy, and nearly nine of ten patients live free of disease without any antibody. A small gain in each child has to be set against the weeks that the infusion takes.',
    'The trial that is told here asked whether the same antibody is of benefit to children at first diagnosis, in whom the risk of relapse is much lower and any harm weighs more.',
    '# Patients and Methods',
    'Children with newly diagnosed NCI standard-risk B-cell ALL were eligible for randomisation when their risk of relapse was average or higher. The groups were defined by genetic findings and by MRD at the end of induction. Children with a favourable profile and no residual disease were treated without randomisation and are not part of this analysis.',
    'Patients were randomly assigned to chemotherapy alone or to the same chemotherapy with two cycles of blinatumomab, each a continuous infusion over 28 days, placed between blocks of chemotherapy. Children in the average-risk group received the base treatment of the protocol; those in the higher-risk group received a more intensive form of it.',
    'Adverse events were graded from 1 to 5, grade 3 and higher counting as severe. Those of special interest were cytokine release syndrome, seizures and other forms of neurotoxicity, and infections, sepsis above all.',
    'Disease-free survival was defined as the time from randomisation to relapse, second cancer or death. Survival was estimated by the method of Kaplan and Meier and is given with its standard error; treatments were compared by a log-rank test. At the first interim analysis of efficacy, the committee that oversaw the trial advised that randomisation be ended.',
    '# Results',
    'The analysis includes 1440 children: 718 assigned to blinatumomab and chemotherapy, and 722 assigned to chemotherapy alone. The median follow-up was 2.5 years.',
    'Disease-free survival at 3 years was 96.0 ± 1.2% in the blinatumomab group and 87.9 ± 2.1% in the chemotherapy group, and the risk of an event was significantly reduced (hazard ratio, 0.39; 95% CI, 0.24–0.64; P<.001). In the average-risk group, 3-year disease-free survival was 97.5% with blinatumomab v 90.2% without it. In the higher-risk group, it was 94.1% v 84.8%. Table 1 gives these results side by side.',
    'Cytokine release syndrome and seizures of grade 3 or higher were rare in blinatumomab cycles, as was sepsis of grade 3 or higher. Quality of life and late effects are not reported here.',
    '# Discussion',
    `${twice} The difference is large for a group in which most children are cured by chemotherapy alone, and it was seen early enough to end the randomisation.`,
    'In first relapse the results are less uniform, as Figure 1 shows. In children, adolescents and young adults with high-risk or intermediate-risk first relapse, blinatumomab in place of two blocks of chemotherapy did not significantly improve disease-free survival (54.4% v 39.0% at 2 years; hazard ratio, 0.70; 95% CI, 0.47–1.03), although overall survival was higher (71.3% v 58.4%; hazard ratio, 0.62; 95% CI, 0.39–0.98) [3]. More patients in the blinatumomab group proceeded to stem-cell transplantation (70% v 43%) [3]. In low-risk first relapse, neither disease-free survival (61.2% v 49.5% at 4 years; hazard ratio, 0.76; 95% CI, 0.51–1.14) nor overall survival (90.4% v 79.6%; hazard ratio, 0.65; 95% CI, 0.32–1.30) differed significantly [4].',
    'Results without a control group point the same way, but they show less. In an expanded access study of 110 children with relapsed or refractory disease, cytokine release syndrome of grade 3 or 4 was seen in 1.8% and neurologic events of grade 3 or 4 in 3.6% of patients [5]. Patients with an MRD response lived longer than those without one (hazard ratio, 0.18; 95% CI, 0.08–0.39), a comparison of patients and not of treatments. Of those in complete remission after two cycles, 73.5% went on to transplantation [5].',
    'In adults with heavily pretreated disease, median overall survival was 7.7 months with blinatumomab v 4.0 months with chemotherapy (hazard ratio, 0.71; 95% CI, 0.55–0.93; P=.01), and complete remission with full haematological recovery was more frequent (34% v 16%) [6]. The effect in these adults does not tell how large it is in children at first diagnosis.',
    'Some limits apply. Follow-up is short, and overall survival is not reported here. An infusion that runs for four weeks asks much of families, and access to blinatumomab is limited in many countries. Whether chemotherapy can be reduced where blinatumomab is given, and whether fewer late effects follow, are questions for further trials.',
    'With these limits in mind, chemotherapy with blinatumomab should be considered as standard treatment for children with standard-risk B-cell ALL whose risk of relapse is average or higher.',
  ],
  references: [
    'Gupta S, Rau RE, Kairalla JA, et al. *N* *Engl* *J* *Med* 2025;392:875–891. doi:10.1056/NEJMoa2411680 (AALL1731, NCT03914625)',
    'Locatelli F, Zugmaier G, Rizzari C, et al. *JAMA* 2021;325:843–854 (NCT02393859)',
    'Brown PA, Ji L, Xu X, et al. *JAMA* 2021;325:833–842 (AALL1331, NCT02101853)',
    'Hogan LE, Brown PA, Ji L, et al. *J* *Clin* *Oncol* 2023;41:4118–4129. doi:10.1200/JCO.22.02200 (AALL1331, low risk)',
    'RIALTO expanded access study. *Blood* *Adv* 2022;6:1004–1014 (NCT02187354)',
    'Kantarjian H, Stein A, et al. *N* *Engl* *J* *Med* 2017;376:836–847 (TOWER, NCT02013167)',
  ],
  table: {
    caption: '**Table** **1.** Disease-free survival at 3 years [1]',
    head: ['Group', 'Blinatumomab and chemotherapy, %', 'Chemotherapy alone, %', 'Hazard ratio (95% CI)'],
    rows: [
      ['All patients (718 v 722)', '96.0 ± 1.2', '87.9 ± 2.1', '0.39 (0.24–0.64)'],
      ['Average risk of relapse', '97.5', '90.2', 'not shown'],
      ['Higher risk of relapse', '94.1', '84.8', 'not shown'],
    ],
  },
  figure: {
    caption: 'Hazard ratios of blinatumomab against chemotherapy, with 95% CI, by trial and end point.',
    rows: [
      {
        label: 'Newly diagnosed, standard risk [1]',
        end: 'disease-free survival',
        ratio: [0.39, 0.24, 0.64],
      },
      {
        label: 'First relapse, high risk, before transplant [2]',
        end: 'event-free survival',
        ratio: [0.33, 0.18, 0.61],
      },
      {
        label: 'First relapse, high or intermediate risk [3]',
        end: 'disease-free survival',
        ratio: [0.7, 0.47, 1.03],
      },
      { label: '', end: 'overall survival', ratio: [0.62, 0.39, 0.98] },
      { label: 'First relapse, low risk [4]', end: 'disease-free survival', ratio: [0.76, 0.51, 1.14] },
      { label: '', end: 'overall survival', ratio: [0.65, 0.32, 1.3] },
      { label: 'Adults, pretreated [6]', end: 'overall survival', ratio: [0.71, 0.55, 0.93] },
    ],
  },
} as const;
