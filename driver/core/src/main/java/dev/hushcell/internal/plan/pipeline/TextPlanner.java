package dev.hushcell.internal.plan.pipeline;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.Access;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.ActivationNeeded;
import dev.hushcell.internal.plan.PlanAgain;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.StatementPlan;
import dev.hushcell.internal.plan.StatementPlan.Afterwards;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import dev.hushcell.internal.plan.Unnamed;
import dev.hushcell.internal.plan.definition.Definition;
import dev.hushcell.internal.plan.definition.Definitions;
import dev.hushcell.internal.plan.definition.Emptying;
import dev.hushcell.internal.plan.screen.CodeReader;
import dev.hushcell.internal.plan.screen.Lookalikes;
import dev.hushcell.internal.plan.screen.OwnColumns;
import dev.hushcell.internal.plan.screen.OwnTables;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.plan.screen.RunTexts;
import dev.hushcell.internal.plan.screen.ScratchTables;
import dev.hushcell.internal.plan.screen.SessionReadings;
import dev.hushcell.internal.plan.screen.StandsAlone;
import dev.hushcell.internal.plan.screen.Steering;
import dev.hushcell.internal.plan.screen.TouchFilter;
import dev.hushcell.internal.sql.Doubt;
import dev.hushcell.internal.sql.Language;
import dev.hushcell.internal.sql.Lexer;
import dev.hushcell.internal.sql.Names;
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
        || (rules.onlySemicolonsEnd()
            && (Steering.of(sql) != Steering.NONE || Steering.sets(sql) || Steering.shows(sql)));
  }

  boolean asksForLast(String sql) {
    return rules.lastStatement().isAskedIn(sql);
  }

  boolean asksForRowsFound(String sql) {
    return rules.lastStatement().isAskedOfRowsIn(sql);
  }

  boolean findsRows(String sql) {
    return rules.lastStatement().finds(sql);
  }

  private Optional<Tokens> lexed(String sql, SchemaView schema) {
    return new Lexer(rules.language(), SessionFlag.in(schema.mode())).read(sql);
  }

  /** Returns the names by which a statement may reach something. */
  private Set<String> names(Part part) {
    Tokens piece = part.piece();
    boolean values = StatementHead.of(piece).readsOrChangesRows();
    if (values && part.run().texts().isEmpty()) {
      return piece.codeNames();
    }
    Set<String> names = new HashSet<>(piece.codeNames());
    names.addAll(values ? Set.of() : piece.literalNames());
    CodeReader reader = new CodeReader(rules, piece.flags());
    part.run().texts().forEach(text -> names.addAll(reader.read(text.literal().value()).names()));
    return names;
  }

  private StatementPlan plan(String sql, Tokens tokens, List<Part> parts, PlanContext context) {
    List<Tokens> pieces = new ArrayList<>(parts.size());
    List<RunTexts> run = new ArrayList<>(parts.size());
    for (Part part : parts) {
      pieces.add(part.piece());
      run.add(part.run());
    }
    Afterwards more = ofFunctions(tokens, context);
    if (!context.touch().isIdle()) {
      boolean steers = more == Afterwards.SESSION || namesReading(tokens);
      SessionReadings.requireOne(tokens, pieces, run, steers);
    }
    List<PiecePlan> plans = new ArrayList<>();
    boolean alone = pieces.size() == 1;
    for (Part part : parts) {
      plans.add(piece(withoutBraces(part), context, alone));
    }
    requireEmptyingAlone(pieces, plans);
    boolean touching =
        !context.touch().isIdle() && pieces.stream().anyMatch(context.touch()::touches);
    if (touching && pieces.size() > 1 && !rules.textsRunWhole()) {
      throw PlanFault.SEVERAL_STATEMENTS.fault(
          "a statement that touches a protected table is in one text with another"
              + " one, and the driver of this database may run the first one only; send"
              + " them one by one");
    }
    StandsAlone.require(pieces, touching, more == Afterwards.SESSION);
    return PiecePlan.together(
        sql, tokens, rules.settingsAreOfSession(), plans, more, context.touch());
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

  /**
   * Plans one statement.
   *
   * @param part the statement
   * @param alone whether the text is this statement and nothing else
   */
  private PiecePlan piece(Part part, PlanContext context, boolean alone) {
    Tokens piece = part.piece();
    StatementHead head = StatementHead.of(piece);
    OwnColumns.requireUnnamed(piece, context.protection().jobs());
    if (context.touch().isIdle()) {
      return PiecePlan.untouched(piece);
    }
    OwnTables.requireUnchanged(piece, head);
    ScratchTables.requireUnused(piece, head, context.touch().tables());
    context.lookalikes().requireNone(piece, head);
    Optional<RoutineCall> call =
        RoutineCall.mayBe(piece, trusted, rules)
            ? RoutineCall.of(readings.tree(piece), trusted)
            : Optional.empty();
    if (call.isPresent()) {
      context.schema().requireUnderstood();
      return new RowPlanner(call.get().tree(), context, views).call(call.get());
    }
    requireNothingUnnamed(piece, head, context);
    requireSettingStays(piece, head);
    new DynamicSql(piece, head, part.run(), context, this).requireHarmless();
    Definitions.requireSchemaStays(piece, context.protection());
    Optional<Definition> emptying = Emptying.read(piece, context.protection());
    if (emptying.isPresent()) {
      return definition(piece, emptying.get());
    }
    if (part.run().foreign()) {
      return definition(piece, context);
    }
    if (!context.touch().touches(piece)) {
      return PiecePlan.untouched(piece);
    }
    context.schema().requireUnderstood();
    Rowless.require(piece, head);
    return switch (head) {
      case TRANSACTION, SESSION, INFORMATION, DYNAMIC -> PiecePlan.untouched(piece);
      case DEFINITION -> definition(piece, context);
      case QUERY, UPDATE, DELETE -> rows(piece, context, alone);
      case INSERT, MERGE, EXPLAIN, VARIABLES, OTHER -> rows(piece, context, false);
    };
  }

  /** Operators and casts have no names in a statement, so nothing can be claimed. */
  private static void requireNothingUnnamed(Tokens piece, StatementHead head, PlanContext context) {
    boolean runs =
        switch (head) {
          case TRANSACTION, SESSION, INFORMATION -> false;
          case DEFINITION -> !piece.isAnyWord(0, "DROP", "COMMENT", "GRANT", "REVOKE");
          case QUERY, INSERT, UPDATE, DELETE, MERGE, EXPLAIN, DYNAMIC, VARIABLES, OTHER -> true;
        };
    if (runs && context.touch().mayRunUnnamed(piece)) {
      throw PlanFault.REACHES.at(
          piece.get(0).begin(),
          "the statement may use an operator, a cast or an operator class that somebody made and"
              + " whose function reaches, or may reach, what is protected; drop it, or vouch for the"
              + " function under procedures:");
    }
  }

  /** A setting of the whole database would have every later statement refused, of everybody. */
  private void requireSettingStays(Tokens piece, StatementHead head) {
    boolean fixed =
        head == StatementHead.SESSION
            && piece.size() > 1
            && rules.fixedSettings().contains(Names.fold(piece.get(1).value()));
    if (fixed) {
      throw PlanFault.SETTING.at(
          piece.get(1).begin(),
          "the setting changes what statements mean in the whole database, and protected tables"
              + " could no longer be used; set it before anything is protected");
    }
  }

  private PiecePlan rows(Tokens piece, PlanContext context, boolean alone) {
    RowPlanner planner = new RowPlanner(readings.tree(piece), context, views);
    return alone ? planner.split(sql -> finding(sql, piece, context)) : planner.plan();
  }

  /** Plans a query that finds rows of a statement, whose session reads it in the same way. */
  private Touching finding(String sql, Tokens statement, PlanContext context) {
    try {
      Tokens tokens = new Lexer(rules.language(), statement.flags()).lex(sql);
      PiecePlan plan = new RowPlanner(readings.tree(tokens), context, views).split(null);
      return (Touching)
          PiecePlan.together(
              sql, tokens, false, List.of(plan), Afterwards.NOTHING, context.touch());
    } catch (Fault refused) {
      throw refused.code().fault(refused.what(), refused); // its position is one in another text
    }
  }

  private PiecePlan definition(Tokens piece, PlanContext context) {
    return definition(piece, Definitions.read(piece, context, views.of(context)));
  }

  private static PiecePlan definition(Tokens piece, Definition definition) {
    if (definition.isHarmless()) {
      return PiecePlan.untouched(piece);
    }
    return new PiecePlan(
        StatementHead.DEFINITION,
        true,
        definition.splices(),
        PiecePlan.untouched(piece).parameters(),
        new StatementPlan.Results.None(),
        definition.changes(),
        null,
        true);
  }
}
