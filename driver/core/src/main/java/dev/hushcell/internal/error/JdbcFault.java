package dev.hushcell.internal.error;

import dev.hushcell.internal.fault.FaultCode;
import dev.hushcell.internal.fault.FaultKind;

/** The codes of this room; each is explained in the error reference. */
public enum JdbcFault implements FaultCode {
  VENDOR_TYPE("HC-4001", FaultKind.REFUSED),
  PARAMETERS_WITHOUT_VALUES("HC-4002", FaultKind.REFUSED),
  CALLABLE("HC-4003", FaultKind.REFUSED),
  SETTER("HC-4004", FaultKind.REFUSED),
  GETTER("HC-4005", FaultKind.REFUSED),
  NOT_UPDATABLE("HC-4006", FaultKind.REFUSED),
  RESULT_SHAPE("HC-4007", FaultKind.REFUSED),
  PLAN_CHANGED("HC-4008", FaultKind.REFUSED),
  BATCH_ORDER("HC-4009", FaultKind.REFUSED),
  TEXT_ON_PREPARED("HC-4010", FaultKind.REFUSED),
  BATCH_KEYS("HC-4011", FaultKind.REFUSED),
  NOT_CONVERTIBLE("HC-4012", FaultKind.BAD_VALUE),
  OUT_OF_RANGE("HC-4013", FaultKind.OUT_OF_RANGE),
  ACTIVATION("HC-4014", FaultKind.CATALOGUE),
  UNEXPECTED("HC-4015", FaultKind.REFUSED),
  CONNECTION_BUILDER("HC-4016", FaultKind.REFUSED),
  PARAMETER_NUMBER("HC-4017", FaultKind.BAD_VALUE),
  LARGE_VALUE("HC-4018", FaultKind.BAD_VALUE),
  TIME_ZONE("HC-4019", FaultKind.REFUSED),
  REWRITTEN("HC-4020", FaultKind.AGAIN),
  PREPARED_DEFAULT("HC-4021", FaultKind.REFUSED),
  BRANCH("HC-4022", FaultKind.REFUSED),
  MADE_ELSEWHERE("HC-4028", FaultKind.REFUSED),
  FIELD_SIZE("HC-4029", FaultKind.REFUSED),
  WRITE_ONLY("HC-4030", FaultKind.REFUSED),
  EVALUATION_BOUND("HC-4031", FaultKind.REFUSED),
  EVALUATED_VALUE("HC-4032", FaultKind.BAD_VALUE),
  EVALUATED_FORWARDS("HC-4033", FaultKind.REFUSED),
  PARAMETER_UNSET("HC-4034", FaultKind.BAD_VALUE),
  RESULT_COLUMN("HC-4035", FaultKind.BAD_VALUE),
  NO_ROW("HC-4036", FaultKind.BAD_VALUE),
  EVALUATED_LARGE("HC-4037", FaultKind.REFUSED),
  EVALUATION_TIMEOUT("HC-4038", FaultKind.TIMEOUT),
  EVALUATION_CANCELLED("HC-4039", FaultKind.CANCELLED),
  EVALUATED_CASE("HC-4040", FaultKind.BAD_VALUE),
  NOT_SPOOLED("HC-4041", FaultKind.BAD_VALUE),
  LARGE_BY_KEY("HC-4042", FaultKind.REFUSED),
  CHANGED_WHILE_READ("HC-4043", FaultKind.AGAIN),
  LAST_STATEMENT("HC-4044", FaultKind.REFUSED),
  OTHER_TYPE("HC-4045", FaultKind.REFUSED),
  FOUND_KEY("HC-4050", FaultKind.REFUSED),
  FOUND_BATCH("HC-4051", FaultKind.REFUSED),
  FOUND_STREAM("HC-4052", FaultKind.BAD_VALUE),
  FOUND_AGAIN("HC-4053", FaultKind.AGAIN),
  FOUND_RETURNED("HC-4054", FaultKind.REFUSED),
  CELL_LIMIT("HC-4060", FaultKind.LIMIT),
  TENANT_VALUE("HC-4070", FaultKind.BAD_VALUE);

  private final String id;
  private final FaultKind kind;

  JdbcFault(String id, FaultKind kind) {
    this.id = id;
    this.kind = kind;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public FaultKind kind() {
    return kind;
  }
}
