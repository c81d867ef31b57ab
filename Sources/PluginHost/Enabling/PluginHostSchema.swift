import Storage

extension StoreSchema {
  /// Which plugins an administrator has enabled, as they were then.
  public static let pluginHost = StoreSchema(
    migrations: [Migration(name: "0012-plugins", sql: pluginTables)],
    content: [
      ContentQuery(
        name: "plugin_enablings",
        sql: """
          SELECT plugin, version, digest, permissions, settings FROM plugin_enablings
          ORDER BY plugin
          """)
    ])

  private static let pluginTables = """
    -- A plugin without a row is off. One whose files no longer have the digest has changed, and is
    -- not called. The permissions are those that were shown when it was enabled; a setting that is
    -- a secret is the path of a file, never its text.
    CREATE TABLE plugin_enablings (
      id INTEGER PRIMARY KEY,
      plugin TEXT NOT NULL UNIQUE CHECK (plugin GLOB '[a-z]*'),
      version TEXT NOT NULL,
      digest TEXT NOT NULL CHECK (length(digest) = 64 AND digest NOT GLOB '*[^0-9a-f]*'),
      permissions TEXT NOT NULL CHECK (json_type(permissions) = 'array'),
      settings TEXT NOT NULL CHECK (json_type(settings) = 'object'),
      revision_id INTEGER NOT NULL REFERENCES revisions (id)
    ) STRICT;
    CREATE INDEX plugin_enablings_revision ON plugin_enablings (revision_id);
    """
}
