<?php
// php wikidiff2.php OLD NEW
echo wikidiff2_do_diff(file_get_contents($argv[1]), file_get_contents($argv[2]), 2);
