package dev.hushcell.internal.dialect.mysql;

import dev.hushcell.internal.jdbc.value.RealDriver;
import dev.hushcell.internal.jdbc.value.TargetTypes;
import dev.hushcell.internal.jdbc.value.TypeFacts;
import dev.hushcell.policy.LogicalType;
import java.math.RoundingMode;
import java.time.LocalDate;

/** The two drivers, which describe types and give values out differently. */
enum MysqlDriver implements RealDriver {
  /** MariaDB Connector/J. */
  MARIADB,
  /** MySQL Connector/J. */
  MYSQL;

  private static final TargetTypes OF_MARIADB = new MariaTargets();
  private static final TargetTypes OF_MYSQL = new MysqlTargets();

  /** Returns which one it is, by the name that it gives itself. */
  static MysqlDriver named(String driver) {
    return driver.startsWith("MySQL") ? MYSQL : MARIADB;
  }

  @Override
  public TypeFacts facts(LogicalType type) {
    return new MysqlFacts(type, this, false);
  }

  @Override
  public TargetTypes targets() {
    return this == MARIADB ? OF_MARIADB : OF_MYSQL;
  }

  @Override
  public RoundingMode rounding() {
    return RoundingMode.DOWN;
  }

  @Override
  public boolean takesDatesByName() {
    return true;
  }

  /** MySQL's takes numbers below zero for false, but for one that stands for a set bit. */
  @Override
  public boolean isTrue(double number) {
    return this == MYSQL ? number > 0 || number == -1 : number != 0;
  }

  @Override
  public LocalDate dayOfTimes() {
    return LocalDate.EPOCH;
  }

  @Override
  public String text(LogicalType type, Object value) {
    return MysqlText.of(type, value, this);
  }
}
