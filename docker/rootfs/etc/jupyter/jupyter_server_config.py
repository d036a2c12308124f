# The server of the workshop image. See docker/README.md.
import logging
import os
from pathlib import Path

from jupyter_server.auth import passwd
from nbformat import read
from nbformat.sign import NotebookNotary

c = get_config()  # noqa: F821

c.ServerApp.ip = "0.0.0.0"
c.ServerApp.port = 8888
c.ServerApp.port_retries = 0
c.ServerApp.root_dir = "/course/work"
c.ServerApp.open_browser = False
c.ServerApp.quit_button = False
c.ServerApp.answer_yes = True
# A login shell would forget the image's PATH.
c.ServerApp.terminado_settings = {"shell_command": ["/bin/bash"]}
c.Application.log_level = "ERROR"
c.LabApp.default_url = "/lab/tree/00-start-here.ipynb"


def secret(variable):
    """What is in the file that the variable names, without the spaces around it that
    no link and no form would hand on."""
    file = os.environ.pop(variable, "")
    return Path(file).read_text(encoding="utf-8").strip() if file else ""


password, token = secret("JUPYTER_PASSWORD_FILE"), secret("JUPYTER_TOKEN_FILE")
if password:
    c.PasswordIdentityProvider.hashed_password = passwd(password)
elif token:  # an empty one would open the server to everybody
    c.IdentityProvider.token = token

# Nothing asks the network, and nothing can be installed that would need it.
c.LabApp.news_url = None
c.LabApp.check_for_updates_class = "jupyterlab.NeverCheckForUpdate"
c.LabApp.extension_manager = "readonly"

c.KernelSpecManager.allowed_kernelspecs = {"gonb"}
c.KernelSpecManager.ensure_native_kernel = False

# A cell that prints without end does not freeze the page. Only text counts, not
# figures, however often they are redrawn.
c.ZMQChannelsWebsocketConnection.iopub_data_rate_limit = 100e3

# The outputs that the lessons come with are trusted, as are those of notebooks
# that the learner has run and saved.
notary = NotebookNotary(log=logging.getLogger(__name__))
for lesson in Path("/course/notebooks").glob("*.ipynb"):
    notary.sign(read(lesson, as_version=4))
