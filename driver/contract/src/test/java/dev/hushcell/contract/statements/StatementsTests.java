package dev.hushcell.contract.statements;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of the statements of the lists. What must become of each was listed first. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatementsTests {
  private static final double LEAST_THAT_WORK = 0.97;
  private static final double LEAST_THAT_WORK_ON_SQLSERVER = 0.98;
  private static final String MARK = "LEAK";
  private static final Path PAGE = Path.of("..", "docs", "measured-statements.md");

  private final Model model;
  private final Map<Product, List<Planned>> planned;

  StatementsTests() throws IOException {
    model = Model.read();
    planned = Planned.all(model);
  }

  @Test
  void aThirdOfTheTextColumnsIsProtected() {
    List<Model.Column> texts =
        model.tables().values().stream()
            .flatMap(table -> table.columns().stream())
            .filter(Model.Column::isText)
            .toList();
    long sealed = texts.stream().filter(Model.Column::isProtected).count();
    assertThat(sealed * 3).isGreaterThanOrEqualTo(texts.size());
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void nothingThatMustBeRefusedOrPassedDoesOtherwise(Product product) {
    assertThat(planned(product).stream().filter(each -> !each.mustWork() && !each.isAsExpected()))
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void nothingProtectedIsSentUnread(Product product) {
    assertThat(planned(product).stream().filter(Planned::isUnread)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void mostThatMustWorkDo(Product product) {
    List<Planned> must = planned(product).stream().filter(Planned::mustWork).toList();
    List<Planned> refused = must.stream().filter(each -> !each.isAsExpected()).toList();
    double share = 1 - (double) refused.size() / must.size();
    assertThat(share)
        .as(refused.toString())
        .isGreaterThanOrEqualTo(
            product == Product.SQLSERVER ? LEAST_THAT_WORK_ON_SQLSERVER : LEAST_THAT_WORK);
  }

  @ParameterizedTest
  @EnumSource(Product.class)
  void noMarkedLiteralIsSent(Product product) {
    List<Planned> all = planned(product);
    assertThat(all.stream().filter(each -> each.listed().sql().contains(MARK)))
        .hasSizeGreaterThan(15);
    assertThat(all).allSatisfy(each -> assertThat(each.outcome().text()).doesNotContain(MARK));
  }

  /** Held against a reading of its own: names and question marks, place by place. */
  @ParameterizedTest
  @EnumSource(Product.class)
  void plainWritesSealExactlyWhatIsProtected(Product product) {
    int checked = 0;
    for (Planned each : planned(product)) {
      Optional<SimpleWrites> writes = SimpleWrites.of(each.listed().sql());
      if (writes.isPresent() && each.outcome().found().equals("work")) {
        assertThat(each.outcome().sealed().subList(0, writes.get().columns().size()))
            .as(each.listed().sql())
            .isEqualTo(expected(writes.get()));
        checked++;
      }
    }
    assertThat(checked).isGreaterThan(40);
  }

  private List<Boolean> expected(SimpleWrites writes) {
    Set<String> sealed = model.protectedColumns(writes.table().toLowerCase(Locale.ROOT));
    return writes.columns().stream()
        .map(each -> sealed.contains(each.toLowerCase(Locale.ROOT)))
        .toList();
  }

  /** Written anew with {@code -Dhushcell.statements.write=true}. */
  @Test
  void thePageSaysWhatTheRunFound() throws IOException {
    StatementsPage run = new StatementsPage(planned);
    String page = Files.readString(PAGE, StandardCharsets.UTF_8);
    String expected = with(with(page, "figures", run.figures()), "open", run.open());
    if (Boolean.getBoolean("hushcell.statements.write")) {
      Files.writeString(PAGE, expected, StandardCharsets.UTF_8);
    }
    assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).isEqualTo(expected);
  }

  /** Returns the page with what stands between two marks replaced. */
  private static String with(String page, String name, String content) {
    String from = "<!-- " + name + " -->\n";
    String to = "<!-- end of " + name + " -->";
    assertThat(page).contains(from, to);
    return page.substring(0, page.indexOf(from) + from.length())
        + content
        + page.substring(page.indexOf(to));
  }

  private List<Planned> planned(Product product) {
    return planned.getOrDefault(product, List.of());
  }
}
