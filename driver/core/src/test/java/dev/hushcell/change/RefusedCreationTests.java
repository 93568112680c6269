package dev.hushcell.change;

import static dev.hushcell.change.Deployment.assertRefused;
import static dev.hushcell.change.Deployment.rows;
import static dev.hushcell.change.Deployment.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hushcell.internal.plan.DdlFault;
import dev.hushcell.internal.plan.PlanFault;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever misses a table is told that its CREATE TABLE was refused. */
class RefusedCreationTests {
  private static final String EMAIL = "contact.email: { search: equality }";
  private static final String INSERT = "insert into contact values(1, 'secret')";
  private static final String WHY = "Its CREATE TABLE was refused in this process with ";
  private static final String WHAT = "do what that refusal says, and run it again";

  @TempDir Path directory;
  private Deployment deployment;

  @BeforeEach
  void deploy() throws IOException, SQLException {
    deployment = new Deployment(directory);
  }

  @AfterEach
  void stop() throws SQLException {
    deployment.close();
  }

  private Connection started(String... columns) throws SQLException {
    return deployment.start(columns).connect();
  }

  @Test
  void laterStatementsSayWhyTheTableIsNotThere() throws SQLException {
    Connection ours = started(EMAIL);
    assertRefused(PlanFault.TABLE_MISSING, ours, INSERT); // planned before, and kept
    assertRefused(
        DdlFault.TYPE_UNSUPPORTED, ours, "create table contact(id int primary key, email json)");
    assertRefused(PlanFault.TABLE_MISSING, ours, INSERT, WHY + "HC-2201", WHAT);
    assertRefused(PlanFault.TABLE_MISSING, ours, "select id from public.contact", WHY + "HC-2201");
    assertRefused(
        DdlFault.TABLE_MISSING, ours, "alter table contact add phone int", WHY + "HC-2201", WHAT);
    deployment.assertNeverSent("secret");
  }

  @Test
  void theLastRefusalCounts() throws SQLException {
    Connection ours = started(EMAIL);
    assertRefused(
        DdlFault.TYPE_UNSUPPORTED, ours, "create table contact(id int primary key, email json)");
    assertRefused(
        DdlFault.DEFAULT_VALUE,
        ours,
        "create table if not exists public.contact(id int, email varchar(9) default upper('secret'))");
    assertRefused(PlanFault.TABLE_MISSING, ours, INSERT, WHY + "HC-2211");
  }

  @Test
  void tableThatWasMadeAndDroppedHasNoSuchReason() throws SQLException {
    Connection ours = started(EMAIL);
    assertRefused(
        DdlFault.TYPE_UNSUPPORTED, ours, "create table contact(id int primary key, email json)");
    run(ours, "create table contact(id int primary key, email varchar(100))", INSERT);
    assertThat(rows(ours, "select email from contact")).containsExactly("secret");
    run(ours, "drop table contact");
    assertThatThrownBy(() -> run(ours, INSERT))
        .hasMessageContaining("[HC-2101]")
        .hasMessageNotContaining("CREATE TABLE was refused");
  }

  @Test
  void otherTablesAreNotConcerned() throws SQLException {
    Connection ours = started(EMAIL, "person.name: {}");
    assertRefused(
        DdlFault.TYPE_UNSUPPORTED, ours, "create table contact(id int primary key, email json)");
    assertThatThrownBy(() -> run(ours, "insert into person values('secret')"))
        .hasMessageContaining("[HC-2101]")
        .hasMessageNotContaining("CREATE TABLE was refused");
  }
}
