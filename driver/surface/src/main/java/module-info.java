/** Build-time generator of the forwarding JDBC classes. */
module dev.hushcell.surface {
  requires transitive java.compiler;
  requires java.sql;
  requires static org.jspecify;

  exports dev.hushcell.surface;
}
