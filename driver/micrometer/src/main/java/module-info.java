/** What Hushcell counts, as meters of Micrometer. */
@SuppressWarnings("requires-transitive-automatic") // it has a name of its own, if no more
module dev.hushcell.micrometer {
  requires transitive dev.hushcell;
  requires transitive micrometer.core;
  requires static org.jspecify;

  exports dev.hushcell.micrometer;

  provides dev.hushcell.observe.Observer with
      dev.hushcell.micrometer.MeterObserver;
}
