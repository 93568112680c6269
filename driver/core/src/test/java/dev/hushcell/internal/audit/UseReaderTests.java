package dev.hushcell.internal.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.tuple;

import dev.hushcell.admin.AuditUse;
import dev.hushcell.admin.CellUse;
import dev.hushcell.admin.CellUse.Peaks;
import dev.hushcell.admin.TenantUse;
import dev.hushcell.internal.fault.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An audit is added up so that limits can be chosen. */
class UseReaderTests {
  @TempDir Path directory;

  private static String line(String time, String event, String session, String rest) {
    return "{\"n\":1,\"before\":\"00\",\"time\":\""
        + time
        + "\",\"event\":\""
        + event
        + "\",\"session\":\""
        + session
        + "\",\"profile\":\"web\",\"user\":\"C\\u0052M\","
        + rest
        + "\"format\":2,\"catalogue\":\"x\",\"mac\":\"y\"}";
  }

  private static String cells(String time, String session, int opened, int evaluated) {
    return line(
        "2026-11-28T" + time + "Z",
        "cells",
        session,
        "\"schema\":\"PUBLIC\",\"table\":\"CONTACT\",\"column\":\"EMAIL\",\"opened\":"
            + opened
            + ",\"sealed\":0,\"evaluated\":"
            + evaluated
            + ",");
  }

  private AuditUse read(Optional<ChronoUnit> each, String... lines) throws Exception {
    Path file = directory.resolve("audit");
    Files.write(file, List.of(lines));
    return new UseReader(each).read(List.of(file));
  }

  @Test
  void findsTheMostInATimeWhereverItBegins() throws Exception {
    AuditUse use =
        read(
            Optional.empty(),
            cells("10:00:50", "a", 40, 0),
            cells("10:01:10", "b", 30, 5),
            cells("10:01:51", "a", 20, 0),
            cells("11:30:00", "a", 7, 0));
    CellUse only = use.uses().get(0);
    assertThat(use.uses()).hasSize(1);
    assertThat(only.user()).isEqualTo("CRM");
    assertThat(only.column()).hasToString("PUBLIC.CONTACT.EMAIL");
    assertThat(only.opened()).isEqualTo(new Peaks(97, 70, 90, 97, 40));
    assertThat(only.evaluated()).isEqualTo(new Peaks(5, 5, 5, 5, 5));
  }

  @Test
  void addsUpAStatementThatHasSeveralLines() throws Exception {
    AuditUse use =
        read(
            Optional.of(ChronoUnit.HOURS),
            cells("10:00:00", "a", 1000, 0),
            cells("10:00:01", "b", 900, 0),
            cells("10:00:02", "a", 600, 400),
            cells("10:00:03", "a", 50, 0),
            cells("10:00:04", "a", 1, 0));
    assertThat(use.uses()).singleElement().returns("2026-11-28T10:00:00Z", CellUse::time);
    assertThat(use.uses().get(0).opened().statement()).isEqualTo(1650);
  }

  /** They are of the cells in the line before, and not counted twice. */
  @Test
  void addsUpByTenant() throws Exception {
    String place = "\"schema\":\"PUBLIC\",\"table\":\"CONTACT\",\"column\":\"EMAIL\",\"tenant\":";
    AuditUse use =
        read(
            Optional.empty(),
            cells("10:00:00", "a", 5, 2),
            line(
                "2026-11-28T10:00:00Z",
                "tenant",
                "a",
                place + "\"acme\",\"opened\":3,\"sealed\":0,\"evaluated\":2,"),
            line(
                "2026-11-28T10:00:00Z",
                "tenant",
                "a",
                place + "\"globex\",\"opened\":2,\"sealed\":1,\"evaluated\":0,"),
            line(
                "2026-11-29T10:00:00Z",
                "tenant",
                "b",
                place + "\"acme\",\"opened\":4,\"sealed\":0,\"evaluated\":0,"));
    assertThat(use.uses()).singleElement().returns(5L, each -> each.opened().total());
    assertThat(use.tenants())
        .extracting(TenantUse::tenant, TenantUse::opened, TenantUse::evaluated, TenantUse::sealed)
        .containsExactly(tuple("acme", 7L, 2L, 0L), tuple("globex", 2L, 0L, 1L));
    assertThat(use.unread()).isZero();
  }

  @Test
  void countsWhatMetALimitAndLinesThatAreNone() throws Exception {
    AuditUse use =
        read(
            Optional.empty(),
            line("2026-11-28T10:00:00Z", "starts", "a", "\"file\":\"x\",\"start\":1,"),
            cells("10:00:00", "a", 3, 0),
            line(
                "2026-11-28T10:00:00Z",
                "exceeds",
                "a",
                "\"schema\":\"PUBLIC\",\"table\":\"CONTACT\",\"column\":\"EMAIL\",\"limit\":\"opened\",\"most\":3,"
                    + "\"per\":\"minute\",\"then\":\"warn\","),
            line(
                "2026-11-28T10:00:00Z",
                "other-row",
                "a",
                "\"schema\":\"PUBLIC\",\"table\":\"CONTACT\",\"column\":\"EMAIL\","),
            line("2026-11-28T10:00:00Z", "ends", "a", ""),
            "something else");
    assertThat(use.lines()).isEqualTo(6);
    assertThat(use.unread()).isEqualTo(1);
    assertThat(use.uses()).singleElement().returns(1L, CellUse::exceeded);
    Throwable none =
        catchThrowable(
            () -> new UseReader(Optional.empty()).read(List.of(directory.resolve("none"))));
    assertThat(((Fault) none).code()).isEqualTo(AuditFault.NOT_READABLE);
  }
}
