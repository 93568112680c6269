package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.internal.plan.SqlHabit;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.flow.Provenance.TypedNull;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.Token;
import dev.hushcell.internal.sql.Tokens;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Operand;
import dev.hushcell.internal.sql.tree.Tree;
import dev.hushcell.policy.ProtectedColumn;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is given, and what is found out, while one statement is planned. Used by one thread. */
public final class StatementReading {
  private final Tree statement;
  private final PlanContext context;
  private final Roles roles;
  private final Claims claims;
  private final RowsOfCells rows;
  private final Permission permission;
  private final ComputedSlots computed;
  private final Set<ProtectedTable> tables = new LinkedHashSet<>();
  private final Set<Star> spelled = new LinkedHashSet<>();
  private final Map<Integer, String> carrying = new LinkedHashMap<>();
  private final List<Splice> splices = new ArrayList<>();
  private final Map<TypedNull, String> typed = new LinkedHashMap<>();
  private final Set<Node> evaluated = Collections.newSetFromMap(new IdentityHashMap<>());
  private final IdentityHashMap<Node, ProtectedColumn> ofTenants = new IdentityHashMap<>(0);
  private final Set<Node> unseen = Collections.newSetFromMap(new IdentityHashMap<>(2));
  private final Optional<TableName> view;
  private @Nullable Fault doubt;
  private @Nullable String obstacle;

  /**
   * Starts to read a statement.
   *
   * @param view the view of which it is the text, which is read in any session
   */
  public StatementReading(Tree statement, PlanContext context, Optional<TableName> view) {
    this.statement = statement;
    this.context = context;
    this.view = view;
    this.roles = new Roles(statement.tokens(), context.types(), context.rules());
    this.rows = new RowsOfCells(context.schema());
    this.permission = new Permission(context.access());
    this.computed = new ComputedSlots(this);
    this.claims = new Claims(context.touch().mentions(statement.tokens()));
  }

  public Tree statement() {
    return statement;
  }

  public Tokens tokens() {
    return statement.tokens();
  }

  public SchemaView schema() {
    return context.schema();
  }

  public Protection protection() {
    return context.protection();
  }

  public TypeKnowledge types() {
    return context.types();
  }

  public SqlRules rules() {
    return context.rules();
  }

  public Scoping scoping() {
    return context.rules().scoping();
  }

  public Naming naming() {
    return context.schema().naming();
  }

  public TrustedObjects trusted() {
    return context.trusted();
  }

  public Roles roles() {
    return roles;
  }

  /** Returns to which rows cells belong. */
  public RowsOfCells rows() {
    return rows;
  }

  public Claims claims() {
    return claims;
  }

  public Permission permission() {
    return permission;
  }

  /** Returns which values are computed of parameters and literals. */
  public ComputedSlots computed() {
    return computed;
  }

  /** Takes note of what keeps the driver from evaluating a part of the statement. */
  public void notEvaluated(String because) {
    obstacle = obstacle == null ? because : obstacle;
  }

  /** Returns what keeps the driver from evaluating a part of the statement, as far as is known. */
  public Optional<String> obstacle() {
    return Optional.ofNullable(obstacle);
  }

  /** Returns the keys of the names of the protected tables. */
  public Set<String> protectedNames() {
    return context.touch().tables();
  }

  /** Returns the keys of the names of what reaches a protected table. */
  public Set<String> reaching() {
    return context.touch().reaching();
  }

  /** Tells whether a name may be that of something that reaches a protected table. */
  public boolean mayReach(String name) {
    return naming().mayBe(name, context.touch().reaching());
  }

  /** Returns the protected tables that the statement refers to. */
  public Set<ProtectedTable> tables() {
    return tables;
  }

  /** Returns the schema of tables that the text of a view names without one. */
  public Optional<String> ownSchema() {
    return view.filter(any -> rules().has(SqlHabit.VIEWS_READ_OWN_SCHEMA)).map(TableName::schema);
  }

  /** Tells whether tables must be named with their schema. */
  public boolean isQualified() {
    return view.isPresent();
  }

  /**
   * Takes note of what refuses the statement if it turns out to refer to a protected table; until
   * then a table may only share its name with a column or an alias.
   */
  public void doubt(Fault refusal) {
    doubt = doubt == null ? refusal : doubt;
  }

  /**
   * Refuses the statement if a mention was not understood, or if it refers to a protected table and
   * something in it is in doubt, which then is what the refusal tells.
   */
  public void requireUnderstood() {
    Optional<Fault> unclaimed = claims.refusal();
    if (doubt != null && (unclaimed.isPresent() || !tables.isEmpty())) {
      throw doubt;
    }
    if (unclaimed.isPresent()) {
      throw unclaimed.get();
    }
  }

  /** Demands that something is written into the statement. */
  public void splice(Splice splice) {
    splices.add(splice);
  }

  /** Demands that a text is written in place of a node. */
  public void splice(Node node, String text) {
    splice(new Splice.Text(position(node), end(node), text));
  }

  /** Demands that what is NULL beside cells of a column has their type. */
  public void seal(List<TypedNull> nulls, ProtectedColumn column) {
    for (TypedNull each : nulls) {
      String type = types().nullType(column);
      String before = typed.putIfAbsent(each, type);
      if (before != null && !before.equals(type)) {
        throw PlanFault.VALUE_USED_TWICE.at(
            each.begin(), "NULL stands beside cells of two types; write it once for each");
      }
    }
  }

  /** Returns what gives NULLs the type of the cells beside them. */
  public List<Splice> typedNulls() {
    List<Splice> all = new ArrayList<>();
    typed.forEach((found, type) -> all.add(found.as(type)));
    return all;
  }

  /** Demands that a star is written out. */
  public void spell(Star star) {
    spelled.add(star);
  }

  /** Demands that a star is written out as what has cells behind the keys of their rows. */
  public void carry(Star star, String columns) {
    spelled.add(star);
    carrying.put(star.begin(), columns);
  }

  /** Returns what is written in place of stars, and what else was demanded to be written. */
  public List<Splice> splices() {
    List<Splice> all = new ArrayList<>(splices);
    spelled.stream()
        .map(
            star ->
                new Star(
                    star.begin(), star.end(), carrying.getOrDefault(star.begin(), star.columns())))
        .distinct()
        .forEach(star -> all.add(star.spelled()));
    all.addAll(typedNulls());
    return all;
  }

  /** Takes note of an order that no result shows, so that cells may be sorted as they are. */
  public void unseen(Node order) {
    unseen.add(order);
  }

  /** Tells whether no result shows an order. */
  public boolean isUnseen(Node order) {
    return unseen.contains(order);
  }

  /** Takes note of a name of a column of which all rows that count are of one tenant. */
  public void tell(Node name, ProtectedColumn keyed) {
    ofTenants.put(name, keyed);
  }

  /** Returns a cell as it is compared: with the key of the tenant, where that is known. */
  public Provenance.Cell told(Node written, Provenance.Cell cell) {
    Node name = written instanceof Operand.Parenthesised inner ? inner.expression() : written;
    ProtectedColumn keyed = ofTenants.get(name);
    return keyed != null && keyed.name().equals(cell.column().name()) ? cell.of(keyed) : cell;
  }

  /** Takes a node out of what the database is asked, because it is evaluated in the driver. */
  public void evaluate(Node node) {
    evaluated.add(node);
  }

  /** Tells whether a node is evaluated in the driver. */
  public boolean isEvaluated(Node node) {
    return evaluated.contains(node);
  }

  public int position(Node node) {
    return tokens().get(node.place().begin()).begin();
  }

  /** Returns the offset behind a node of the tree. */
  public int end(Node node) {
    return tokens().get(node.place().end() - 1).end();
  }

  /** Tells whether a word is one of the tokens of a node, the first of which has number 0. */
  public boolean isWord(Node node, int token, String word) {
    return tokens().isWord(node.place().begin() + token, word);
  }

  /** Returns what is written there, without comments, which go to no database. */
  public String text(Node node) {
    return tokens().written(node.place().begin(), node.place().end());
  }

  /**
   * Something that is written otherwise.
   *
   * @param node in the place of which it stands
   */
  public record Replaced(Node node, String text) {}

  /**
   * Returns what is written there, without comments, but for some nodes.
   *
   * @param others of nodes within, in the order of the text
   */
  public String text(Node node, List<Replaced> others) {
    StringBuilder text = new StringBuilder();
    int at = node.place().begin();
    for (Replaced each : others) {
      int begin = each.node().place().begin();
      text.append(tokens().written(at, begin));
      text.append(begin > node.place().begin() ? tokens().gap(begin) : "").append(each.text());
      at = each.node().place().end();
      text.append(at < node.place().end() ? tokens().gap(at) : "");
    }
    return text.append(tokens().written(at, node.place().end())).toString();
  }

  /** Returns the parameters, from 1, within a node, in the order of the text. */
  public List<Integer> parameters(Node node) {
    List<Integer> found = new ArrayList<>();
    for (int i = node.place().begin(); i < node.place().end(); i++) {
      if (tokens().get(i).kind() == Token.Kind.PARAMETER) {
        found.add(tokens().ordinal(i));
      }
    }
    return found;
  }

  /** Returns the refusal of a form of SQL that is not known here. */
  public Fault notUnderstood(String form, Node node) {
    return PlanFault.NOT_UNDERSTOOD.at(position(node), unknownForm(form));
  }

  /** Returns the refusal of a form of SQL that is not known here. */
  public Fault notUnderstood(String form) {
    return PlanFault.NOT_UNDERSTOOD.fault(unknownForm(form));
  }

  private static String unknownForm(String form) {
    return "the statement refers to a protected table and contains a form that is not understood;"
        + " write it in another way or in a statement of its own: "
        + form;
  }
}
