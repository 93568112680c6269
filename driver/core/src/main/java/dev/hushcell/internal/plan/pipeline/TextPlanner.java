package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.LastStatement;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.Planner;
import dev.hushcell.internal.plan.Planner.ActivationNeeded;
import dev.hushcell.internal.plan.Planner.PlanAgain;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Afterwards;
import dev.hushcell.internal.plan.Unnamed;
import dev.hushcell.internal.plan.definition.Emptying;
import dev.hushcell.internal.plan.screen.CodeReader;
import dev.hushcell.internal.plan.screen.Lookalikes;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.plan.screen.RunTexts;
import dev.hushcell.internal.plan.screen.SessionReadings;
import dev.hushcell.internal.plan.screen.StandsAlone;
import dev.hushcell.internal.plan.screen.Steering;
import dev.hushcell.internal.plan.screen.TouchFilter;
import dev.hushcell.internal.sql.Doubt;
import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.SessionFlag;
import dev.hushcell.internal.sql.StatementHead;
import dev.hushcell.internal.sql.Tokens;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Plans a text from scratch, as {@link CachedPlanner} asks it to. Thread-safe. */
public final class TextPlanner {
  private final Readings readings;
  private final TypeKnowledge types;
  private final SqlRules rules;
  private final Access access;
  private final TrustedObjects trusted;
  private final ViewTexts views;
  private volatile TouchFilter touch; // those of the last plan, which mostly are those of the next
  private volatile Lookalikes lookalikes;

  /** Builds the planner; of what, see {@link PlanContext}. */
  public TextPlanner(TypeKnowledge types, SqlRules rules, Access access, TrustedObjects trusted) {
    this.readings = new Readings(rules);
    this.types = types;
    this.rules = rules;
    this.access = access;
    this.trusted = trusted;
    this.views = new ViewTexts(new Lexer(rules.language()), readings);
    this.touch = new TouchFilter(trusted, rules.scoping());
    this.lookalikes = new Lookalikes(trusted);
  }

  /** Plans a text, as {@link dev.hushcell.internal.plan.Planner} says. */
  public StatementPlan plan(String sql, SchemaView schema, Protection protection) {
    return plan(sql, lex(sql, schema), schema, protection);
  }

  /**
   * Plans a text.
   *
   * @param tokens those of the text; empty when it cannot be read
   */
  StatementPlan plan(
      String sql, Optional<Tokens> tokens, SchemaView schema, Protection protection) {
    return guarded(() -> planned(sql, tokens, schema, protection));
  }

  /** Returns the tokens, or empty for a text that cannot be read. */
  Optional<Tokens> lex(String sql, SchemaView schema) {
    return guarded(() -> lexed(sql, schema));
  }

  /** Returns a change of the rows of a query, as {@link Planner#changeOf} says. */
  Optional<String> changeOf(String query, SchemaView schema, Protection protection) {
    List<Tokens> pieces = lex(query, schema).map(Tokens::split).orElse(List.of());
    TouchFilter touching = context(schema, protection).touch();
    if (pieces.stream().noneMatch(touching::touches)) {
      return Optional.empty();
    }
    Optional<String> change =
        pieces.size() == 1 ? new ChangedRows(pieces.get(0)).statement() : Optional.empty();
    return Optional.of(
        change.orElseThrow(
            () ->
                PlanFault.REACHES.fault(
                    "rows of a query that names what is protected, or reaches it, are changed"
                        + " through their result set only where their table stands right behind"
                        + " FROM; use INSERT, UPDATE or DELETE")));
  }

  private static <T> T guarded(Supplier<T> reading) {
    try {
      return reading.get();
    } catch (Fault | ActivationNeeded | PlanAgain decided) {
      throw decided;
    } catch (StackOverflowError tooDeep) {
      throw PlanFault.FAILED.fault("the statement is nested too deeply to be read; flatten it");
    } catch (RuntimeException broken) {
      throw PlanFault.FAILED.fault(
          "the statement refers to a protected table and could not be read ("
              + broken.getClass().getSimpleName()
              + "); write it in another way");
    }
  }

  private StatementPlan planned(
      String sql, Optional<Tokens> tokens, SchemaView schema, Protection protection) {
    boolean idle = protection.tableNames().isEmpty();
    if (tokens.isEmpty() && !idle) {
      throw PlanFault.UNREADABLE.fault(
          "the text cannot be read to its end and may name a protected table; correct it");
    }
    if (tokens.isEmpty()) {
      return new StatementPlan.Untouched(Afterwards.EVERYTHING);
    }
    List<Part> parts = parts(tokens.get());
    if (!idle) {
      parts.forEach(part -> schema.meet(names(part)));
    }
    PlanContext context = context(schema, protection);
    List<Tokens> versions = idle ? List.of() : rules.language().versions(tokens.get());
    return versions.size() > 1
        ? ofVersions(sql, tokens.get(), versions, context)
        : plan(sql, tokens.get(), parts, context);
  }

  private PlanContext context(SchemaView schema, Protection protection) {
    TouchFilter touching = touch.renewed(schema, protection);
    Lookalikes alike = lookalikes.renewed(schema, protection);
    touch = touching;
    lookalikes = alike;
    return new PlanContext(types, rules, access, trusted, schema, protection, touching, alike);
  }

  /**
   * A statement of a text.
   *
   * @param run what it runs beside itself
   */
  private record Part(Tokens piece, RunTexts run) {}

  private Part withoutBraces(Part part) {
    Tokens inside = RoutineCall.withoutBraces(part.piece());
    return inside == part.piece() ? part : part(inside);
  }

  private List<Part> parts(Tokens tokens) {
    List<Part> parts = new ArrayList<>(1);
    tokens.split().forEach(piece -> parts.add(part(piece)));
    return parts;
  }

  private Part part(Tokens piece) {
    return new Part(piece, RunTexts.ofStatement(piece, rules));
  }

  /** Plans what may be any of several texts, none of which may touch anything. */
  private StatementPlan ofVersions(
      String sql, Tokens tokens, List<Tokens> versions, PlanContext context) {
    List<StatementPlan.Splice> blanks = List.of();
    for (Tokens version : versions) {
      List<Part> parts = parts(version);
      boolean named = parts.stream().anyMatch(part -> context.touch().touches(part.piece()));
      if (!named
          && plan(sql, version, parts, context) instanceof StatementPlan.Untouched untouched) {
        blanks = version == versions.get(0) ? untouched.blanks() : blanks; // all of it is read
      } else {
        throw tokens.doubts().stream()
            .filter(doubt -> doubt.kind() == Doubt.Kind.EXECUTABLE_COMMENT)
            .findFirst()
            .orElseThrow()
            .refusal();
      }
    }
    return new StatementPlan.Untouched(Afterwards.EVERYTHING, blanks);
  }

  Language language() {
    return rules.language();
  }

  boolean asksNothing(String sql) {
    return rules.lastStatement().isAllOf(sql)
        || (rules.has(SqlHabit.ONLY_SEMICOLONS_END)
            && (Steering.of(sql) != Steering.NONE || Steering.sets(sql) || Steering.shows(sql)));
  }

  LastStatement lastStatement() {
    return rules.lastStatement();
  }

  private Optional<Tokens> lexed(String sql, SchemaView schema) {
    return new Lexer(rules.language(), SessionFlag.in(schema.mode())).read(sql);
  }

  /** Returns the names by which a statement may reach something. */
  private Set<String> names(Part part) {
    Tokens piece = part.piece();
    boolean values = StatementHead.of(piece).readsOrChangesRows();
    boolean operators = rules.has(SqlHabit.MAKES_OPERATORS);
    if (values && !operators && part.run().texts().isEmpty()) {
      return piece.codeNames();
    }
    Set<String> names = new HashSet<>(piece.codeNames());
    names.addAll(operators ? Unnamed.operatorsIn(piece) : Set.of());
    names.addAll(values ? Set.of() : piece.literals().names());
    CodeReader reader = new CodeReader(rules, piece.flags());
    part.run().texts().forEach(text -> names.addAll(reader.read(text.literal().value()).names()));
    return names;
  }

  private StatementPlan plan(String sql, Tokens tokens, List<Part> parts, PlanContext context) {
    List<Tokens> pieces = parts.stream().map(Part::piece).toList();
    List<RunTexts> run = parts.stream().map(Part::run).toList();
    Afterwards more = ofFunctions(tokens, context);
    if (!context.touch().isIdle()) {
      boolean steers = more == Afterwards.SESSION || namesReading(tokens);
      SessionReadings.requireOne(tokens, pieces, run, steers);
    }
    List<PiecePlan> plans = new ArrayList<>();
    PiecePlanner planner = new PiecePlanner(this, readings, views, context);
    for (Part each : parts) {
      Part part = withoutBraces(each);
      plans.add(planner.plan(part.piece(), part.run(), pieces.size() == 1));
    }
    requireEmptyingAlone(pieces, plans);
    boolean touching =
        !context.touch().isIdle() && pieces.stream().anyMatch(context.touch()::touches);
    if (touching && pieces.size() > 1 && rules.has(SqlHabit.RUNS_FIRST_STATEMENT)) {
      throw PlanFault.SEVERAL_STATEMENTS.fault(
          "a statement that touches a protected table is in one text with another"
              + " one, and the driver of this database may run the first one only; send"
              + " them one by one");
    }
    StandsAlone.require(pieces, touching, more == Afterwards.SESSION);
    return PiecePlan.together(
        sql, tokens, rules.has(SqlHabit.SETTINGS_OF_SESSION), plans, more, context.touch());
  }

  /** Some functions set what names mean; so does a routine that calls one. */
  private Afterwards ofFunctions(Tokens tokens, PlanContext context) {
    Set<String> functions = rules.sessionFunctions();
    Set<String> names = functions.isEmpty() ? Set.of() : tokens.codeNames();
    boolean called =
        context.schema().naming().meet(functions, names)
            || (!names.isEmpty()
                && !context.touch().isIdle()
                && runsAny(context.schema().reaching(functions), names, tokens, context));
    return called ? Afterwards.SESSION : Afterwards.NOTHING;
  }

  private static boolean runsAny(
      Set<String> steering, Set<String> names, Tokens tokens, PlanContext context) {
    return Unnamed.mayRun(tokens, steering, Unnamed.operators(steering))
        || steering.stream().anyMatch(name -> context.schema().naming().mayBe(name, names));
  }

  /** Tells whether something is named that decides how texts are read. */
  private boolean namesReading(Tokens tokens) {
    Set<String> settings = rules.readingSettings();
    return !settings.isEmpty() && !Collections.disjoint(settings, tokens.codeNames());
  }

  private static void requireEmptyingAlone(List<Tokens> pieces, List<PiecePlan> plans) {
    boolean others = false;
    for (int i = 0; i < plans.size(); i++) {
      others |= plans.get(i).touching() && !Emptying.is(pieces.get(i));
    }
    if (others) {
      pieces.forEach(Emptying::requireAlone);
    }
  }
}
