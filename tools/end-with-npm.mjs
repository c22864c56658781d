// Runs before anything is installed: Node's own modules only.
import { spawnSync } from 'node:child_process';

/**
 * Ends this process when the npm that runs it is gone. npm passes no signal on through the shell between them, so that
 * a server would go on and hold its port.
 */
export function endWithNpm() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return;
  const parent = process.ppid;
  const { stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(parent)], {
    encoding: 'utf8',
  });
  const [, grandparent, isShell] =
    /^\s*(\d+)\s+(?:.*\/)?(-?(?:ba|da|z)?sh)?/.exec(stdout ?? '') ?? [];
  const npm = isShell ? Number(grandparent) : parent;
  const check = () => {
    if (process.ppid !== parent || !isAlive(npm)) process.exit();
  };
  setInterval(check, 500).unref();
}

function isAlive(/** @type {number} */ pid) {
  try {
    // Signal 0 asks only whether the process is there.
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
