-- Version 1 of the database, as it was released; never changes.
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA journal_mode = WAL;
BEGIN;
CREATE TABLE leads (  id INTEGER PRIMARY KEY,  identity BLOB NOT NULL,  destination TEXT,  occurred_at INTEGER NOT NULL,  received_at INTEGER NOT NULL,  created_at INTEGER NOT NULL,  is_test INTEGER NOT NULL,  do_not_contact INTEGER NOT NULL,  customer TEXT,  tag TEXT,  source TEXT,  action TEXT,  publisher TEXT,  offer TEXT,  offer_title TEXT,  first_name TEXT,  last_name TEXT,  email TEXT,  phone TEXT,  country TEXT,  company TEXT,  title TEXT,  description TEXT);
CREATE UNIQUE INDEX leads_by_identity ON leads (identity);
CREATE INDEX leads_by_time ON leads (occurred_at);
CREATE INDEX leads_by_customer ON leads (customer) WHERE customer IS NOT NULL;
CREATE INDEX leads_by_tag ON leads (tag) WHERE tag IS NOT NULL;
CREATE TABLE raws (id INTEGER PRIMARY KEY, raw BLOB NOT NULL);
CREATE VIRTUAL TABLE lead_search USING fts5 (text, content = '', columnsize = 0,  detail = 'none', tokenize = 'trigram case_sensitive 1');
CREATE VIRTUAL TABLE lead_terms USING fts5vocab (lead_search, instance);
CREATE TABLE marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO marks VALUES ('indexed', 0), ('highest_row', 0), ('leads_changed', 0),  ('destinations_changed', 0);
CREATE TABLE lead_counts (  destination TEXT PRIMARY KEY,  n_leads INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE follow_ups (  customer TEXT PRIMARY KEY,  followed_up_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE destinations (  id TEXT PRIMARY KEY,  kind TEXT NOT NULL,  name TEXT NOT NULL UNIQUE,  practice INTEGER NOT NULL,  watching INTEGER NOT NULL,  last_verdict TEXT,  last_proved_at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE settings (  destination TEXT NOT NULL,  key TEXT NOT NULL,  value TEXT NOT NULL,  PRIMARY KEY (destination, key)) WITHOUT ROWID;
CREATE TABLE cursors (destination TEXT PRIMARY KEY, cursor TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE texts (  category TEXT NOT NULL,  name TEXT NOT NULL,  value TEXT NOT NULL,  PRIMARY KEY (category, name)) WITHOUT ROWID;
CREATE TABLE trials (  tag TEXT NOT NULL,  destination TEXT NOT NULL,  sent_at INTEGER NOT NULL,  answered_at INTEGER NOT NULL,  found_at INTEGER NOT NULL,  verdict TEXT,  is_late INTEGER NOT NULL,  diagnosis TEXT,  differences TEXT,  lead TEXT,  PRIMARY KEY (tag, destination)) WITHOUT ROWID;
CREATE TABLE attempts (  id INTEGER PRIMARY KEY,  tag TEXT NOT NULL,  destination TEXT NOT NULL,  started_at INTEGER NOT NULL,  stage TEXT NOT NULL,  total INTEGER NOT NULL,  status INTEGER NOT NULL,  outcome INTEGER NOT NULL,  remote_code TEXT,  message TEXT,  request_id TEXT,  url TEXT);
CREATE INDEX attempts_by_trial ON attempts (tag, destination);
INSERT INTO leads (id, identity, destination, occurred_at, received_at, created_at, is_test, do_not_contact, company)
  VALUES (1, x'000102030405060708090a0b0c0d0e0f', 'd1', 10, 20, 10, 0, 0, 'Fabrikam');
INSERT INTO lead_counts VALUES ('d1', 1);
INSERT INTO raws VALUES (1, x'7b7d');
PRAGMA user_version = 1;
COMMIT;
