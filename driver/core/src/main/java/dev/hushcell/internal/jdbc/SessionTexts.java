package dev.hushcell.internal.jdbc;

import dev.hushcell.internal.error.JdbcFault;
import dev.hushcell.internal.error.SqlErrors;
import dev.hushcell.internal.plan.StatementPlan.Touching;
import java.sql.SQLException;

/** Writes values into texts of a session, so that it reads them as what they are. */
record SessionTexts(SessionParts parts, SessionCells cells) {
  /** Checks, before anything is sealed, that the protection is known to be current. */
  void requireFresh() throws SQLException {
    try {
      parts.ledger().requireFresh();
    } catch (RuntimeException e) {
      throw SqlErrors.of(e);
    }
  }

  /** Returns a text as a literal that the session reads as that text. */
  String literal(String text) throws SQLException {
    return SqlErrors.guard(() -> quoted(text));
  }

  String quoted(String text) {
    return parts.types().literal(text, parts.schema().mode());
  }

  String nationalLiteral(String text) throws SQLException {
    return SqlErrors.guard(() -> parts.types().nationalLiteral(text, parts.schema().mode()));
  }

  /** Returns the text for a statement without parameters, its literals sealed. */
  String rendered(Planned planned) throws SQLException {
    return planned.plan() instanceof Touching touching
        ? rendered(touching)
        : Rendering.withParameters(planned);
  }

  String rendered(Touching touching) throws SQLException {
    if (!touching.parameters().isEmpty()) {
      throw SqlErrors.of(
          JdbcFault.PARAMETERS_WITHOUT_VALUES,
          "the statement has parameters but is run without values; use prepareStatement");
    }
    if (Rendering.seals(touching)) {
      requireFresh();
    }
    return Rendering.withLiterals(touching, cells::seal, parts.types());
  }
}
