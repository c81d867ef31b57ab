/// The scales of status that ship.
///
/// Their sources give values in an order, no numbers. Positions are Baraza's: equal steps from
/// the least to the most that a value of the scale says was done.
enum ShippedScales {
  static let sql = """
    INSERT INTO assessment_scales (id, code, title, source) VALUES
      (201, 'ogp-completion', 'OGP completion',
        'Open Government Partnership, Independent Reporting Mechanism'),
      (202, 'ogp-results', 'OGP potential for results',
        'Open Government Partnership, Independent Reporting Mechanism'),
      (203, 'compact', 'WPS-HA Compact progress',
        'Women, Peace and Security and Humanitarian Action Compact, guidance notes'),
      (204, 'open-sdg-reporting', 'Open SDG reporting status', 'Open SDG documentation'),
      (205, 'open-sdg-progress', 'Open SDG progress', 'Open SDG documentation'),
      (206, 'delivery', 'Delivery status', 'common practice'),
      (207, 'promise', 'Promise tracker', 'TrumpTracker');

    INSERT INTO scale_values (id, scale_id, code, label, ordinal, position, meaning) VALUES
      (301, 201, 'no-evidence', 'No evidence available', 1, NULL, 'no-evidence'),
      (302, 201, 'not-started', 'Not started', 2, 0, 'not-started'),
      (303, 201, 'limited', 'Limited', 3, 33333333, 'under-way'),
      (304, 201, 'substantial', 'Substantial', 4, 66666667, 'under-way'),
      (305, 201, 'complete', 'Complete', 5, 100000000, 'complete'),
      -- What a commitment could bring, not how far it has come.
      (306, 202, 'unclear', 'Unclear', 1, NULL, NULL),
      (307, 202, 'modest', 'Modest', 2, NULL, NULL),
      (308, 202, 'substantial', 'Substantial', 3, NULL, NULL),
      (309, 203, 'no-progress', 'No progress', 1, 0, 'not-started'),
      (310, 203, 'limited', 'Limited progress', 2, 50000000, 'under-way'),
      (311, 203, 'met', 'Met progress', 3, 100000000, 'complete'),
      (312, 203, 'exceeded', 'Exceeded progress', 4, 100000000, 'complete'),
      (313, 204, 'notapplicable', 'Not applicable', 1, NULL, 'closed'),
      (314, 204, 'notstarted', 'Not started', 2, 0, 'not-started'),
      (315, 204, 'inprogress', 'In progress', 3, 50000000, 'under-way'),
      (316, 204, 'complete', 'Complete', 4, 100000000, 'complete'),
      (317, 205, 'not_available', 'Not available', 1, NULL, 'no-data'),
      (318, 205, 'deterioration', 'Deterioration', 2, 0, 'under-way'),
      (319, 205, 'limited_progress', 'Limited progress', 3, 25000000, 'under-way'),
      (320, 205, 'moderate_progress', 'Moderate progress', 4, 50000000, 'under-way'),
      (321, 205, 'substantial_progress', 'Substantial progress', 5, 75000000, 'under-way'),
      (322, 205, 'target_achieved', 'Target achieved', 6, 100000000, 'complete'),
      (323, 206, 'not-due', 'Not due', 1, NULL, 'not-due'),
      (324, 206, 'no-data', 'No data', 2, NULL, 'no-data'),
      (325, 206, 'cancelled', 'Cancelled', 3, NULL, 'closed'),
      (326, 206, 'delayed', 'Delayed', 4, 0, 'under-way'),
      (327, 206, 'on-track', 'On track', 5, 50000000, 'under-way'),
      (328, 206, 'completed', 'Completed', 6, 100000000, 'complete'),
      (329, 207, 'not-started', 'Not started', 1, 0, 'not-started'),
      (330, 207, 'in-progress', 'In progress', 2, 50000000, 'under-way'),
      (331, 207, 'achieved', 'Achieved', 3, 100000000, 'complete'),
      (332, 207, 'compromised', 'Compromised', 4, 50000000, 'closed'),
      (333, 207, 'broken', 'Broken', 5, 0, 'closed');
    """
}
