package dev.hushcell.contract.distributed;

import com.arjuna.ats.arjuna.common.CoordinatorEnvironmentBean;
import com.arjuna.ats.arjuna.common.CoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.ObjectStoreEnvironmentBean;
import com.arjuna.ats.arjuna.common.RecoveryEnvironmentBean;
import com.arjuna.ats.arjuna.recovery.RecoveryManager;
import com.arjuna.ats.internal.arjuna.recovery.AtomicActionRecoveryModule;
import com.arjuna.ats.internal.jta.recovery.arjunacore.JTANodeNameXAResourceOrphanFilter;
import com.arjuna.ats.internal.jta.recovery.arjunacore.JTATransactionLogXAResourceOrphanFilter;
import com.arjuna.ats.internal.jta.recovery.arjunacore.XARecoveryModule;
import com.arjuna.ats.jta.common.JTAEnvironmentBean;
import com.arjuna.ats.jta.recovery.XAResourceRecoveryHelper;
import com.arjuna.common.internal.util.propertyservice.BeanPopulator;
import jakarta.transaction.TransactionManager;
import java.nio.file.Path;
import java.util.List;
import javax.transaction.xa.XAResource;

/** Narayana, which writes its log to a directory; one of it for a process. */
final class Manager {
  private static final String NODE = "1";
  private static final int PASSES = 2;

  private Manager() {}

  /** Returns the manager of this process, over the log of one directory. */
  static TransactionManager over(Path log) throws Exception {
    for (String store : new String[] {null, "stateStore", "communicationStore"}) {
      BeanPopulator.getNamedInstance(ObjectStoreEnvironmentBean.class, store)
          .setObjectStoreDir(log.toString());
    }
    BeanPopulator.getDefaultInstance(CoreEnvironmentBean.class).setNodeIdentifier(NODE);
    BeanPopulator.getDefaultInstance(CoordinatorEnvironmentBean.class)
        .setTransactionStatusManagerEnable(false);
    JTAEnvironmentBean settings = BeanPopulator.getDefaultInstance(JTAEnvironmentBean.class);
    settings.setXaRecoveryNodes(List.of(NODE));
    settings.setOrphanSafetyInterval(0);
    settings.setXaResourceOrphanFilterClassNames(
        List.of(
            JTATransactionLogXAResourceOrphanFilter.class.getName(),
            JTANodeNameXAResourceOrphanFilter.class.getName()));
    return com.arjuna.ats.jta.TransactionManager.transactionManager();
  }

  /** Ends what a process left prepared when it died. */
  static void recover(List<XAResource> resources) {
    RecoveryEnvironmentBean settings =
        BeanPopulator.getDefaultInstance(RecoveryEnvironmentBean.class);
    settings.setRecoveryListener(false);
    settings.setRecoveryBackoffPeriod(1);
    settings.setRecoveryModuleClassNames(
        List.of(AtomicActionRecoveryModule.class.getName(), XARecoveryModule.class.getName()));
    RecoveryManager recovery = RecoveryManager.manager(RecoveryManager.DIRECT_MANAGEMENT);
    recovery.initialize();
    recovery.getModules().stream()
        .filter(XARecoveryModule.class::isInstance)
        .map(XARecoveryModule.class::cast)
        .forEach(module -> module.addXAResourceRecoveryHelper(new Found(resources)));
    for (int i = 0; i < PASSES; i++) {
      recovery.scan();
    }
    recovery.terminate();
  }

  private record Found(List<XAResource> resources) implements XAResourceRecoveryHelper {
    @Override
    public boolean initialise(String settings) {
      return true;
    }

    @Override
    public XAResource[] getXAResources() {
      return resources.toArray(XAResource[]::new);
    }
  }
}
