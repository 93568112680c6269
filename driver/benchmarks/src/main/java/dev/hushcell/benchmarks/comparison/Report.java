package dev.hushcell.benchmarks.comparison;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The tables of one database, as Markdown. */
final class Report {
  private static final String NONE = "–";

  private final Results results;
  private final String circumstances;

  Report(Results results, String circumstances) {
    this.results = results;
    this.circumstances = circumstances;
  }

  String markdown() {
    StringBuilder text = new StringBuilder(circumstances).append("\n\n");
    text.append("CPU time, % of the plain driver's throughput (quartiles):\n\n");
    table(text, Sample::cpuRatio, sample -> sample.plain().cpu());
    text.append('\n').append(losses()).append("\n\n");
    reached(Entry.MODULE, "the approved module by hand").ifPresent(text::append);
    reached(Entry.GUARDED, "the same behind its CHECKs").ifPresent(text::append);
    text.append("Bytes allocated, a row or statement:\n\n");
    head(text);
    for (Entry entry : results.entries()) {
      row(text, entry.title(), entry, this::bytes);
    }
    text.append("\nWall time, % of the plain driver's throughput (quartiles):\n\n");
    table(text, Sample::wallRatio, sample -> sample.plain().elapsed());
    return text.toString();
  }

  /** Everything that was measured, a line for each contestant and operation. */
  String csv() {
    StringBuilder text =
        new StringBuilder("contestant,operation,figure,lower quartile,median,upper quartile\n");
    for (Entry entry : results.entries()) {
      for (Operation operation : Operation.values()) {
        line(text, entry, operation, "cpu us", sample -> sample.turn().cpu());
        line(text, entry, operation, "client cpu us", Report::clientMicroseconds);
        line(text, entry, operation, "wall us", sample -> sample.turn().elapsed());
        line(text, entry, operation, "bytes", sample -> sample.turn().allocated());
        line(text, entry, operation, "cpu %", Sample::cpuRatio);
        line(text, entry, operation, "wall %", Sample::wallRatio);
      }
    }
    return text.toString();
  }

  private static double clientMicroseconds(Sample sample) {
    return sample.turn().client() / 1000.0 / sample.turn().rows();
  }

  private void line(
      StringBuilder text,
      Entry entry,
      Operation operation,
      String name,
      ToDoubleFunction<Sample> what) {
    results
        .figure(entry, operation, what)
        .ifPresent(
            figure ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        "%s,%s,%s,%.3f,%.3f,%.3f%n",
                        entry.key(),
                        operation.title(),
                        name,
                        figure.lower(),
                        figure.median(),
                        figure.upper())));
  }

  /** Writes ratios, below what the plain driver took in microseconds. */
  private void table(
      StringBuilder text, ToDoubleFunction<Sample> ratio, ToDoubleFunction<Sample> microseconds) {
    head(text);
    row(
        text,
        "plain driver, µs",
        Entry.PLAIN,
        (entry, operation) -> median(entry, operation, microseconds));
    for (Entry entry : results.entries()) {
      if (entry != Entry.PLAIN) {
        row(
            text,
            entry.title(),
            entry,
            (each, operation) ->
                results.figure(each, operation, ratio).map(Quartiles::written).orElse(NONE));
      }
    }
  }

  private static void head(StringBuilder text) {
    List<Operation> operations = List.of(Operation.values());
    text.append("| |");
    operations.forEach(each -> text.append(' ').append(each.title()).append(" |"));
    text.append("\n| --- |").append(" --- |".repeat(operations.size())).append('\n');
  }

  private String bytes(Entry entry, Operation operation) {
    return median(entry, operation, sample -> sample.turn().allocated());
  }

  private String median(Entry entry, Operation operation, ToDoubleFunction<Sample> what) {
    return results
        .figure(entry, operation, what)
        .map(figure -> Quartiles.number(figure.median()))
        .orElse(NONE);
  }

  /** Writes one cell of a row. */
  private interface CellText {
    String of(Entry entry, Operation operation);
  }

  private static void row(StringBuilder text, String title, Entry entry, CellText cell) {
    text.append("| ").append(title).append(" |");
    for (Operation operation : Operation.values()) {
      text.append(' ').append(cell.of(entry, operation)).append(" |");
    }
    text.append('\n');
  }

  /** Says where somebody who encrypts, or passes statements through, is ahead of Hushcell. */
  private String losses() {
    String found =
        Arrays.stream(Operation.values())
            .map(this::losses)
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining("; "));
    return found.isEmpty() ? "Nobody is ahead of Hushcell." : "Ahead of Hushcell: " + found + ".";
  }

  private String losses(Operation operation) {
    double ours = median(Entry.HUSHCELL, operation);
    String ahead =
        results.entries().stream()
            .filter(entry -> entry.encrypts() || (operation.plain() && entry == Entry.P6SPY))
            .filter(entry -> Math.round(median(entry, operation)) > Math.round(ours))
            .map(entry -> entry.key() + " (" + Math.round(median(entry, operation)) + ")")
            .collect(Collectors.joining(", "));
    return ahead.isEmpty() ? "" : operation.title() + " (" + Math.round(ours) + ") " + ahead;
  }

  /** Says how much of what the approved module allows by hand Hushcell reaches, and adds to it. */
  private Optional<String> reached(Entry ceiling, String name) {
    String parts =
        Arrays.stream(Operation.values())
            .filter(operation -> median(ceiling, operation) > 0)
            .map(
                operation ->
                    String.format(
                        Locale.ROOT,
                        "%s %d %% (%+.2f µs)",
                        operation.title(),
                        Math.round(
                            100 * median(Entry.HUSHCELL, operation) / median(ceiling, operation)),
                        microseconds(Entry.HUSHCELL, operation) - microseconds(ceiling, operation)))
            .collect(Collectors.joining(", "));
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of("Hushcell reaches of " + name + ": " + parts + ".\n\n");
  }

  private double microseconds(Entry entry, Operation operation) {
    return results
        .figure(entry, operation, sample -> sample.turn().cpu())
        .map(Quartiles::median)
        .orElse(0.0);
  }

  private double median(Entry entry, Operation operation) {
    return results.figure(entry, operation, Sample::cpuRatio).map(Quartiles::median).orElse(0.0);
  }
}
