package dev.hushcell.internal.fips;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The modules for cells that were started, each once; a start that failed is tried again. */
final class CellModules {
  private final ConcurrentMap<Wanted, ModuleWithCells> started = new ConcurrentHashMap<>();

  private record Wanted(ModuleChoice choice, CellModule cells) {}

  FipsModule of(ModuleChoice choice, CellModule cells, FipsModule module) {
    return started.computeIfAbsent(
        new Wanted(choice, cells), wanted -> start(wanted.cells(), module));
  }

  /** The threads of the module do not inherit the context class loader of an application. */
  private static ModuleWithCells start(CellModule cells, FipsModule module) {
    Thread here = Thread.currentThread();
    ClassLoader context = here.getContextClassLoader();
    here.setContextClassLoader(ClassLoader.getPlatformClassLoader());
    try {
      return new CellModuleStart(cells, module).call();
    } catch (IOException e) {
      throw FipsFault.COPY_FAILED.fault(
          cells.jar()
              + ", which fips.cells names, could not be read or copied; make the file readable and"
              + " java.io.tmpdir a writable directory with 20 MB free",
          e);
    } catch (GeneralSecurityException | LinkageError e) {
      throw FipsFault.START_FAILED.fault(
          "the module for cells in "
              + cells.jar()
              + " did not start; see the cause, or leave fips.cells out",
          e);
    } finally {
      here.setContextClassLoader(context);
    }
  }
}
