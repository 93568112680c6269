/** The Hushcell JDBC driver; only the public rooms are exported. */
module dev.hushcell {
  exports dev.hushcell;
  exports dev.hushcell.admin;
  exports dev.hushcell.discovery;
  exports dev.hushcell.explain;
  exports dev.hushcell.keystore;
  exports dev.hushcell.layers;
  exports dev.hushcell.observe;
  exports dev.hushcell.policy;
  exports dev.hushcell.secret;

  requires transitive java.sql;
  requires org.slf4j;
  requires org.snakeyaml.engine;
  requires static dev.hushcell.surface;
  requires static jdk.jfr;
  requires static org.bouncycastle.fips.core;
  requires static org.bouncycastle.fips.pkix;
  requires static org.jspecify;

  uses dev.hushcell.keystore.KeyWrapperFactory;
  uses dev.hushcell.observe.Observer;
  uses dev.hushcell.policy.EncryptedColumns;
  uses dev.hushcell.policy.SettingSource;
  uses dev.hushcell.secret.SecretSource;
  uses java.sql.Driver;

  provides java.sql.Driver with
      dev.hushcell.HushcellDriver;
}
