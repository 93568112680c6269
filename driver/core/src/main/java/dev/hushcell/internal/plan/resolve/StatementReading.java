package dev.hushcell.internal.plan.resolve;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.model.ProtectedTable;
import dev.hushcell.internal.model.Protection;
import dev.hushcell.internal.model.TrustedObjects;
import dev.hushcell.internal.model.TypeKnowledge;
import dev.hushcell.internal.plan.PlanFault;
import dev.hushcell.internal.plan.SchemaView;
import dev.hushcell.internal.plan.Scoping;
import dev.hushcell.internal.plan.SqlRules;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.plan.flow.Star;
import dev.hushcell.internal.plan.screen.PlanContext;
import dev.hushcell.internal.sql.Naming;
import dev.hushcell.internal.sql.tree.Node;
import dev.hushcell.internal.sql.tree.Tree;
import dev.hushcell.policy.TableName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is known, and what is found out, while one statement is read. Used by one thread. */
public final class StatementReading {
  private final Tree statement;
  private final PlanContext context;
  private final Attribution attribution;
  private final Claims claims;
  private final Literals literals;
  private final List<ProtectedTable> tables = new ArrayList<>();
  private final Set<Star> spelled = new LinkedHashSet<>();
  private final List<Splice> splices = new ArrayList<>();
  private final Permission permission;
  private boolean qualified;
  private @Nullable String ownSchema;
  private @Nullable Fault doubt;

  /** Starts to read a statement. */
  public StatementReading(Tree statement, PlanContext context) {
    this.statement = statement;
    this.context = context;
    this.attribution = new Attribution(context.types().valueRules(), context.rules().textCasts());
    this.permission = new Permission(context.access());
    this.literals = new Literals(statement.tokens());
    this.claims = new Claims(context.touch().mentions(statement.tokens()));
  }

  public Tree statement() {
    return statement;
  }

  public SchemaView schema() {
    return context.schema();
  }

  public Protection protection() {
    return context.protection();
  }

  /** Returns what is known of the types of the database. */
  public TypeKnowledge types() {
    return context.types();
  }

  /** Returns what statements mean to the database. */
  public SqlRules rules() {
    return context.rules();
  }

  public TrustedObjects trusted() {
    return context.trusted();
  }

  /** Returns what becomes of parameters and literals. */
  public Attribution attribution() {
    return attribution;
  }

  /** Returns which literals are part of the form of the statement. */
  public Literals literals() {
    return literals;
  }

  /** Returns the keys of the names of the protected tables. */
  public Set<String> protectedNames() {
    return context.touch().tables();
  }

  /** Tells whether a name may be that of something that reaches a protected table. */
  public boolean mayReach(String name) {
    return naming().mayBe(name, context.touch().reaching());
  }

  /** Returns the keys of the names of what reaches a protected table. */
  public Set<String> reaching() {
    return context.touch().reaching();
  }

  /** Returns which names were understood. */
  public Claims claims() {
    return claims;
  }

  /** Returns how names are compared. */
  public Naming naming() {
    return context.schema().naming();
  }

  /** Returns where names are looked for. */
  public Scoping scoping() {
    return context.rules().scoping();
  }

  /** Returns the protected tables that the statement refers to. */
  public List<ProtectedTable> tables() {
    return tables;
  }

  /**
   * Demands that every table is named with its schema, unless it is that of the view anyway: the
   * text is read in any session.
   */
  public void readAsView(TableName view) {
    qualified = true;
    ownSchema = rules().viewsReadOwnSchema() ? view.schema() : null;
  }

  /** Returns the schema of tables that the text of a view names without one. */
  public Optional<String> ownSchema() {
    return Optional.ofNullable(ownSchema);
  }

  public boolean isQualified() {
    return qualified;
  }

  /**
   * Takes note of what refuses the statement if it turns out to refer to a protected table; until
   * then a table may only share its name with a column or an alias.
   */
  public void doubt(Fault refusal) {
    doubt = doubt == null ? refusal : doubt;
  }

  /** Demands that a star is written out. */
  public void spell(Star star) {
    spelled.add(star);
  }

  /** Returns what is written in place of stars. */
  public List<Splice> spelledStars() {
    return spelled.stream().map(Star::spelled).toList();
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

  /** Returns the names of the columns of a table that take no NULL. */
  public Set<String> required(Target target) {
    return target
        .table()
        .map(ProtectedTable::name)
        .map(context.schema()::required)
        .orElse(Set.of());
  }

  /** Returns what the profile may do with cells. */
  public Permission permission() {
    return permission;
  }

  /** Demands that something is written into the statement. */
  public void splice(Splice splice) {
    splices.add(splice);
  }

  /** Returns what was demanded to be written into the statement. */
  public List<Splice> splices() {
    return splices;
  }

  /** Returns the offset at which a node of the tree begins. */
  public int position(Node node) {
    return statement.tokens().get(node.place().begin()).begin();
  }

  /** Returns a part of the statement as it is written. */
  public String text(Node node) {
    return statement.tokens().text(position(node), end(node));
  }

  /** Returns the offset behind a node of the tree. */
  public int end(Node node) {
    return statement.tokens().get(node.place().end() - 1).end();
  }

  /** Returns the refusal of a form of SQL that is not known here. */
  public RuntimeException notUnderstood(String form, Node node) {
    return notUnderstood(form, position(node));
  }

  /** Returns the refusal of a form of SQL that is not known here. */
  RuntimeException notUnderstood(String form, int position) {
    return PlanFault.NOT_UNDERSTOOD.at(position, unknownForm(form));
  }

  /** Returns the refusal of a form of SQL that is not known here. */
  public RuntimeException notUnderstood(String form) {
    return PlanFault.NOT_UNDERSTOOD.fault(unknownForm(form));
  }

  private static String unknownForm(String form) {
    return "the statement refers to a protected table and contains a form that is not understood;"
        + " write it in another way or in a statement of its own: "
        + form;
  }
}
