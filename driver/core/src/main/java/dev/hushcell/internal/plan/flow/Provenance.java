package dev.hushcell.internal.plan.flow;

import dev.hushcell.internal.fault.Fault;
import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.model.WriteOnly.OnRead;
import dev.hushcell.internal.plan.StatementPlan.Splice;
import dev.hushcell.internal.sql.tree.Expression;
import dev.hushcell.policy.ProtectedColumn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the value of an expression comes from: a cell, plain data, or slots of the statement. */
public sealed interface Provenance {
  /** What kinds there are, for switches that answer for each. */
  enum Kind {
    PLAIN,
    CELL,
    OPEN,
    COMPUTED,
    ROW
  }

  /** Returns which kind it is. */
  Kind kind();

  /** Returns the slots that are not attributed yet. */
  List<Slot> slots();

  static Provenance plain() {
    return new Plain(null);
  }

  /** Returns the provenance of a value in clear that the profile may not read. */
  static Provenance withheld(OnRead onRead) {
    return new Plain(onRead);
  }

  /** Returns the provenance of NULL, which goes with everything. */
  static Provenance nothing() {
    return new Open(List.of());
  }

  /** Returns the provenance of NULL that has a type, or gets one from the database. */
  static Provenance nothing(TypedNull typed) {
    return new Open(List.of(), List.of(typed), false);
  }

  /**
   * Computed from what is not protected; its parameters and literals are sent as they are.
   *
   * @param onRead where it is the value of a column that the profile may only write, and that a job
   *     leaves in clear: what a read of its cells gets
   */
  record Plain(@Nullable OnRead onRead) implements Provenance {
    /** Tells whether the profile may not read it. */
    public boolean isWithheld() {
      return onRead != null;
    }

    /** Tells whether whoever writes it may have read NULL before, whatever is stored. */
    public boolean mayHaveBeenNull() {
      return onRead != null && onRead.isNull();
    }

    @Override
    public Kind kind() {
      return Kind.PLAIN;
    }

    @Override
    public List<Slot> slots() {
      return List.of();
    }
  }

  /** Where an operand stands in the text. */
  record Operand(int begin, int end) {}

  /**
   * A cell of a protected column, as it is stored.
   *
   * @param column the column
   * @param position offset of the reference, for messages
   * @param rounded whether a value joined it that reads back as written only after it is assigned
   * @param lowered whether it is what LOWER makes of the column, which is the same cell, but
   *     compared with values as they are
   * @param untyped whether the database takes it for text, since it comes round in a recursion
   * @param operand where it stands in the text, when it is an operand there and nothing else is
   *     made of it; else null
   */
  record Cell(
      ProtectedColumn column,
      int position,
      boolean rounded,
      boolean lowered,
      boolean untyped,
      @Nullable Operand operand)
      implements Provenance {
    /** A cell that is no operand. */
    public Cell(
        ProtectedColumn column, int position, boolean rounded, boolean lowered, boolean untyped) {
      this(column, position, rounded, lowered, untyped, null);
    }

    /** A cell as a table has it. */
    public Cell(ProtectedColumn column) {
      this(column, 0, false, false, false);
    }

    /** Returns the same cell of a column of which more is known. */
    public Cell of(ProtectedColumn known) {
      return new Cell(known, position, rounded, lowered, untyped, operand);
    }

    /** Returns the same cell as an operand that stands at some place. */
    public Cell as(Operand other) {
      return new Cell(column, position, rounded, lowered, untyped, other);
    }

    /** Returns the same cell, referred to at another place. */
    public Cell at(int other) {
      return new Cell(column, other, rounded, lowered, untyped);
    }

    /** Returns what LOWER makes of the cell of a column that is lower-cased. */
    public Cell inLowerCase() {
      return new Cell(column, position, rounded, true, untyped);
    }

    /** Returns the same cell, as it is inside a recursion or outside. */
    public Cell untyped(boolean inside) {
      return new Cell(column, position, rounded, lowered, inside);
    }

    /** Returns the refusal of the cell, which says behind its name what is wrong. */
    public Fault refused(FaultCode code, String what) {
      return code.at(position, named() + " " + what);
    }

    /** Returns the name for messages. */
    public String named() {
      return column.name().shortForm();
    }

    @Override
    public Kind kind() {
      return Kind.CELL;
    }

    @Override
    public List<Slot> slots() {
      return List.of();
    }
  }

  /**
   * One of these parameters and literals, unchanged; what they are meant for is still open.
   *
   * @param nulls what may be NULL among them and has a type
   * @param untyped whether the database takes it for text, since it comes round in a recursion
   */
  record Open(List<Slot> slots, List<TypedNull> nulls, boolean untyped) implements Provenance {
    public Open {
      slots = List.copyOf(slots);
      nulls = List.copyOf(nulls);
    }

    /** One where it is written. */
    public Open(List<Slot> slots) {
      this(slots, List.of(), false);
    }

    @Override
    public Kind kind() {
      return Kind.OPEN;
    }
  }

  /**
   * Computed from parameters and literals alone, which are sent as they are unless the driver can
   * compute it.
   *
   * @param lowering where LOWER was all that was computed: what takes it out of the statement when
   *     its value becomes the cell of a column that is lower-cased; else null
   * @param written how it is written, where it stands in the text; else null
   */
  record Computed(List<Slot> slots, @Nullable Splice lowering, @Nullable Expression written)
      implements Provenance {
    public Computed {
      slots = List.copyOf(slots);
    }

    /** Something that can never be a cell. */
    public Computed(List<Slot> slots) {
      this(slots, null, null);
    }

    /** Returns the same as it is written, where that is not known from a part of it. */
    Computed as(Expression expression) {
      return written == null ? new Computed(slots, lowering, expression) : this;
    }

    @Override
    public Kind kind() {
      return Kind.COMPUTED;
    }
  }

  /** A row of values. */
  record Row(List<Provenance> members) implements Provenance {
    public Row {
      members = List.copyOf(members);
    }

    @Override
    public Kind kind() {
      return Kind.ROW;
    }

    @Override
    public List<Slot> slots() {
      return members.stream().flatMap(member -> member.slots().stream()).toList();
    }
  }

  /**
   * A NULL that has a type: by a CAST around it, or since it is selected, where databases take it
   * for text. Beside cells it must have theirs.
   *
   * @param begin offset of its type, or of the NULL itself where none is written
   * @param end offset behind that
   * @param written whether its type is written
   */
  record TypedNull(int begin, int end, boolean written) {
    /** Returns what gives it another type. */
    Splice as(String type) {
      return new Splice.Text(begin, end, written ? type : "CAST(NULL AS " + type + ")");
    }
  }
}
