/// The instruments that ship: SCR 1325 and its sisters, and CEDAW General Recommendation 30.
///
/// Dates are those of adoption in the documents themselves; some public lists give others.
enum ShippedInstruments {
  static let sql = """
    INSERT INTO instruments (id, symbol, kind, title, body, adopted, theme, url) VALUES
      (1, 'S/RES/1325 (2000)', 'resolution', 'Women and peace and security',
        'UN Security Council', '2000-10-31', 'participation and a gender perspective',
        'https://undocs.org/S/RES/1325(2000)'),
      (2, 'S/RES/1820 (2008)', 'resolution', 'Women and peace and security',
        'UN Security Council', '2008-06-19', 'sexual violence as a tactic of war',
        'https://undocs.org/S/RES/1820(2008)'),
      (3, 'S/RES/1888 (2009)', 'resolution', 'Women and peace and security',
        'UN Security Council', '2009-09-30',
        'special representative and experts on sexual violence in conflict',
        'https://undocs.org/S/RES/1888(2009)'),
      (4, 'S/RES/1889 (2009)', 'resolution', 'Women and peace and security',
        'UN Security Council', '2009-10-05', 'participation after conflict; global indicators',
        'https://undocs.org/S/RES/1889(2009)'),
      (5, 'S/RES/1960 (2010)', 'resolution', 'Women and peace and security',
        'UN Security Council', '2010-12-16',
        'listing of parties, and monitoring of sexual violence in conflict',
        'https://undocs.org/S/RES/1960(2010)'),
      (6, 'S/RES/2106 (2013)', 'resolution', 'Women and peace and security',
        'UN Security Council', '2013-06-24', 'accountability for sexual violence in conflict',
        'https://undocs.org/S/RES/2106(2013)'),
      (7, 'S/RES/2122 (2013)', 'resolution', 'Women and peace and security',
        'UN Security Council', '2013-10-18', 'leadership and participation',
        'https://undocs.org/S/RES/2122(2013)'),
      (8, 'S/RES/2242 (2015)', 'resolution', 'Women and peace and security',
        'UN Security Council', '2015-10-13',
        'informal experts group, countering violent extremism, funding',
        'https://undocs.org/S/RES/2242(2015)'),
      (9, 'S/RES/2467 (2019)', 'resolution', 'Women and peace and security',
        'UN Security Council', '2019-04-23', 'survivor-centred approach',
        'https://undocs.org/S/RES/2467(2019)'),
      (10, 'S/RES/2493 (2019)', 'resolution', 'Women and peace and security',
        'UN Security Council', '2019-10-29',
        'full implementation; women in peace processes; safety of women leaders',
        'https://undocs.org/S/RES/2493(2019)'),
      (11, 'S/RES/2538 (2020)', 'resolution', 'United Nations peacekeeping operations',
        'UN Security Council', '2020-08-28', 'women in peacekeeping',
        'https://undocs.org/S/RES/2538(2020)'),
      (12, 'CEDAW/C/GC/30', 'recommendation',
        'General recommendation No. 30 on women in conflict prevention, conflict and '
          || 'post-conflict situations',
        'Committee on the Elimination of Discrimination against Women', '2013-10-18',
        'States report on women, peace and security under the Convention',
        'https://undocs.org/CEDAW/C/GC/30');

    INSERT INTO provisions (id, instrument_id, code, ordinal, theme, summary) VALUES
      (101, 1, 'OP1', 1, 'participation',
        'Member States: more women at every level where conflict is prevented, managed and '
          || 'resolved.'),
      (102, 1, 'OP2', 2, 'participation',
        'Secretary-General: carry out the plan for more women in decisions on conflict resolution '
          || 'and peace processes.'),
      (103, 1, 'OP3', 3, 'participation',
        'Secretary-General: name more women as special representatives and envoys; Member States: '
          || 'put candidates forward.'),
      (104, 1, 'OP4', 4, 'participation',
        'Secretary-General: a wider role for women in field operations, above all as observers, '
          || 'police, human rights and humanitarian staff.'),
      (105, 1, 'OP5', 5, 'cross-cutting',
        'Security Council: a gender perspective in peacekeeping, with a gender component in field '
          || 'operations.'),
      (106, 1, 'OP6', 6, 'protection',
        'Training of military and civilian personnel on the rights, needs and protection of women, '
          || 'and on HIV/AIDS.'),
      (107, 1, 'OP7', 7, 'cross-cutting',
        'Member States: more voluntary money, expertise and logistics for gender-sensitive '
          || 'training.'),
      (108, 1, 'OP8', 8, 'participation',
        'A gender perspective in peace agreements: needs in return and reconstruction, local '
          || 'women''s peace initiatives, rights in constitution, elections, police and courts.'),
      (109, 1, 'OP9', 9, 'protection',
        'Parties to conflict: respect international law on the rights and protection of women and '
          || 'girls.'),
      (110, 1, 'OP10', 10, 'protection',
        'Parties to conflict: special measures against gender-based violence, rape and other sexual '
          || 'abuse above all.'),
      (111, 1, 'OP11', 11, 'protection',
        'States: end impunity and prosecute such crimes, and keep them out of amnesties where '
          || 'feasible.'),
      (112, 1, 'OP12', 12, 'relief-recovery',
        'Parties to conflict: respect the civilian character of refugee camps and settlements, and '
          || 'meet women''s and girls'' needs in their design.'),
      (113, 1, 'OP13', 13, 'relief-recovery',
        'Disarmament, demobilisation and reintegration: heed the different needs of women and men '
          || 'who fought, and of their dependants.'),
      (114, 1, 'OP14', 14, 'protection',
        'Security Council: weigh what sanctions do to civilians, and the special needs of women and '
          || 'girls.'),
      (115, 1, 'OP15', 15, 'participation',
        'Security Council: its missions take gender and women''s rights into account, and consult '
          || 'women''s groups.'),
      (116, 1, 'OP16', 16, 'prevention',
        'Secretary-General: a study of what conflict does to women and girls and of women''s part '
          || 'in peace, reported to the Council.'),
      (117, 1, 'OP17', 17, 'cross-cutting',
        'Secretary-General: report on gender mainstreaming in peacekeeping and on all that concerns '
          || 'women and girls.'),
      (118, 1, 'OP18', 18, 'cross-cutting', 'The Council keeps the matter on its agenda.'),
      (119, 4, 'OP17', 17, 'cross-cutting',
        'Secretary-General: propose indicators for global use to track resolution 1325.'),
      (120, 7, 'OP16', 16, 'cross-cutting',
        'Secretary-General: commission a global study of how resolution 1325 is carried out.');
    """
}
