#!/usr/bin/env bash
# Makes the roles of the database at its first start. Who migrates owns the schema; the application
# reads and writes rows and cannot drop or alter anything; two more only read.

set -euo pipefail
psql -v ON_ERROR_STOP=1 --no-psqlrc --quiet -U "$POSTGRES_USER" -d "$POSTGRES_DB" \
  -v database="$POSTGRES_DB" -v migration="$REPERIO_MIGRATION_PASSWORD" -v application="$REPERIO_APPLICATION_PASSWORD" \
  -v reader="$REPERIO_READER_PASSWORD" -v backup="$REPERIO_BACKUP_PASSWORD" <<'SQL'
CREATE ROLE reperio_migration LOGIN PASSWORD :'migration';
CREATE ROLE reperio LOGIN PASSWORD :'application';
CREATE ROLE reperio_reader LOGIN PASSWORD :'reader';
ALTER ROLE reperio_reader SET default_transaction_read_only = on;
CREATE ROLE reperio_backup LOGIN PASSWORD :'backup' IN ROLE pg_read_all_data;
ALTER ROLE reperio_backup SET default_transaction_read_only = on;

REVOKE ALL ON DATABASE :"database" FROM PUBLIC;
REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT CONNECT, TEMPORARY, CREATE ON DATABASE :"database" TO reperio_migration;
GRANT CONNECT ON DATABASE :"database" TO reperio, reperio_reader, reperio_backup;
ALTER SCHEMA public OWNER TO reperio_migration;
GRANT USAGE ON SCHEMA public TO reperio, reperio_reader;

ALTER DEFAULT PRIVILEGES FOR ROLE reperio_migration IN SCHEMA public
  GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO reperio;
ALTER DEFAULT PRIVILEGES FOR ROLE reperio_migration IN SCHEMA public GRANT USAGE, SELECT ON SEQUENCES TO reperio;
ALTER DEFAULT PRIVILEGES FOR ROLE reperio_migration IN SCHEMA public GRANT SELECT ON TABLES TO reperio_reader;
SQL
