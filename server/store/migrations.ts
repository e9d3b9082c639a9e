/**
 * The schema, step by step; `user_version` says how many a file has seen. A step that was released is never edited.
 * Facts are the truth; `tickets` is derived from them and holds the database's own proof that no number comes twice.
 */
export const MIGRATIONS: readonly string[] = [
	`
	CREATE TABLE facts (
		position INTEGER PRIMARY KEY,
		at INTEGER NOT NULL,
		day TEXT NOT NULL,
		actor TEXT NOT NULL,
		type TEXT NOT NULL,
		v INTEGER NOT NULL,
		visit_id TEXT,
		body TEXT NOT NULL,
		hash TEXT NOT NULL
	) STRICT;
	CREATE INDEX facts_by_day ON facts (day, position);
	CREATE INDEX facts_by_visit ON facts (visit_id, position) WHERE visit_id IS NOT NULL;
	CREATE INDEX facts_of_setup ON facts (position) WHERE type = 'CentreConfigured';
	CREATE TRIGGER facts_keep_update BEFORE UPDATE ON facts BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
	CREATE TRIGGER facts_keep_delete BEFORE DELETE ON facts BEGIN SELECT RAISE(ABORT, 'facts are append-only'); END;
	CREATE TRIGGER facts_keep_order BEFORE INSERT ON facts
		WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM facts)
		BEGIN SELECT RAISE(ABORT, 'facts are append-only: positions grow by one'); END;

	CREATE TABLE tickets (
		visit_id TEXT PRIMARY KEY,
		position INTEGER NOT NULL UNIQUE REFERENCES facts (position),
		day TEXT NOT NULL,
		number TEXT NOT NULL,
		sequence TEXT NOT NULL,
		serial INTEGER NOT NULL,
		service_id TEXT NOT NULL,
		lane TEXT NOT NULL,
		issued_at INTEGER NOT NULL,
		UNIQUE (day, number),
		UNIQUE (day, sequence, serial)
	) STRICT, WITHOUT ROWID;

	CREATE TABLE commands (
		command_id TEXT PRIMARY KEY,
		actor TEXT NOT NULL,
		first INTEGER NOT NULL,
		last INTEGER NOT NULL,
		at INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;

	CREATE TABLE print_jobs (
		job_id TEXT PRIMARY KEY,
		visit_id TEXT NOT NULL,
		printer_id TEXT NOT NULL,
		kiosk_id TEXT,
		day TEXT NOT NULL,
		created_at INTEGER NOT NULL,
		slip TEXT NOT NULL,
		state TEXT NOT NULL CHECK (state IN ('waiting', 'printed', 'abandoned')),
		attempts INTEGER NOT NULL DEFAULT 0,
		fault TEXT,
		printed_at INTEGER
	) STRICT;
	CREATE INDEX print_jobs_waiting ON print_jobs (printer_id, created_at) WHERE state = 'waiting';
	CREATE INDEX print_jobs_by_day ON print_jobs (day);

	CREATE TABLE accounts (
		username TEXT PRIMARY KEY,
		role TEXT NOT NULL,
		name TEXT NOT NULL,
		counter_id TEXT,
		password_hash TEXT NOT NULL
	) STRICT, WITHOUT ROWID;
	CREATE TABLE sessions (
		token_hash TEXT PRIMARY KEY,
		username TEXT NOT NULL REFERENCES accounts (username) ON DELETE CASCADE,
		created_at INTEGER NOT NULL,
		seen_at INTEGER NOT NULL
	) STRICT, WITHOUT ROWID;
	CREATE TABLE devices (
		device_id TEXT PRIMARY KEY,
		kind TEXT NOT NULL,
		id TEXT NOT NULL,
		label TEXT NOT NULL,
		token_hash TEXT NOT NULL UNIQUE,
		enrolled_at INTEGER NOT NULL,
		last_seen_at INTEGER,
		revoked_at INTEGER
	) STRICT, WITHOUT ROWID;
	CREATE TABLE probe (id INTEGER PRIMARY KEY CHECK (id = 1), at INTEGER NOT NULL) STRICT;
	INSERT INTO probe VALUES (1, 0);
	`,
	// A slip may be doubtful; a CHECK can only be changed with its table.
	`
	ALTER TABLE print_jobs RENAME TO print_jobs_old;
	CREATE TABLE print_jobs (
		job_id TEXT PRIMARY KEY,
		visit_id TEXT NOT NULL,
		printer_id TEXT NOT NULL,
		kiosk_id TEXT,
		day TEXT NOT NULL,
		created_at INTEGER NOT NULL,
		slip TEXT NOT NULL,
		state TEXT NOT NULL CHECK (state IN ('waiting', 'printed', 'doubtful', 'abandoned')),
		attempts INTEGER NOT NULL DEFAULT 0,
		fault TEXT,
		printed_at INTEGER
	) STRICT;
	INSERT INTO print_jobs SELECT * FROM print_jobs_old;
	DROP TABLE print_jobs_old;
	CREATE INDEX print_jobs_waiting ON print_jobs (printer_id, created_at) WHERE state = 'waiting';
	CREATE INDEX print_jobs_by_day ON print_jobs (day);
	`,
	"CREATE INDEX facts_of_bookings ON facts (body ->> 'forDay', position) WHERE type = 'AppointmentsImported';",
	// Notices outlast their day, and years of facts lie before them.
	`
	CREATE INDEX facts_of_notices ON facts (position)
		WHERE type IN ('NoticePosted', 'NoticeWithdrawn', 'EmergencyRaised', 'EmergencyEnded');
	`,
	// What is drafted of the set-up, and what each published one changed.
	`
	CREATE TABLE draft (id INTEGER PRIMARY KEY CHECK (id = 1), rev INTEGER NOT NULL) STRICT;
	INSERT INTO draft VALUES (1, 0);
	CREATE TABLE draft_batches (
		rev INTEGER PRIMARY KEY,
		what TEXT NOT NULL,
		by TEXT NOT NULL,
		at INTEGER NOT NULL,
		based_on INTEGER NOT NULL,
		restores INTEGER,
		edits TEXT NOT NULL
	) STRICT;
	CREATE TABLE versions (
		position INTEGER PRIMARY KEY REFERENCES facts (position),
		note TEXT,
		restores INTEGER,
		summary TEXT NOT NULL
	) STRICT;
	`,
	// Sign-in: one-time passwords, browsers that are known, waits after wrong tries, secrets of the centre.
	`
	ALTER TABLE accounts ADD COLUMN must_change INTEGER NOT NULL DEFAULT 0;
	ALTER TABLE accounts ADD COLUMN last_sign_in_at INTEGER;
	CREATE TABLE browsers (
		token_hash TEXT NOT NULL,
		username TEXT NOT NULL,
		seen_at INTEGER NOT NULL,
		PRIMARY KEY (token_hash, username)
	) STRICT, WITHOUT ROWID;
	CREATE INDEX browsers_of ON browsers (username, seen_at);
	CREATE TABLE lockouts (key TEXT PRIMARY KEY, waits INTEGER NOT NULL, until INTEGER NOT NULL) STRICT, WITHOUT ROWID;
	CREATE TABLE secrets (name TEXT PRIMARY KEY, hash TEXT NOT NULL) STRICT, WITHOUT ROWID;
	`,
	// What is told in confidence, beside the facts; and what is asked of the facts of privacy among millions.
	`
	CREATE TABLE sealed_reasons (
		id INTEGER PRIMARY KEY,
		seal TEXT NOT NULL UNIQUE,
		visit_id TEXT NOT NULL,
		at INTEGER NOT NULL,
		salt TEXT NOT NULL,
		reasons TEXT NOT NULL
	) STRICT;
	CREATE INDEX sealed_reasons_of ON sealed_reasons (visit_id);
	CREATE INDEX facts_beside ON facts (type, position)
		WHERE type IN ('SealedRead', 'RetentionRun', 'ErasureDone', 'QuestionAnswered');
	`,
]
