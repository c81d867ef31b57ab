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
